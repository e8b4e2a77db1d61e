package org.aimsledger.testkit.store;

import static org.aimsledger.testkit.store.LogUnderTest.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import org.aimsledger.eventstore.core.StreamId;
import org.aimsledger.eventstore.project.DecodedLog;
import org.aimsledger.eventstore.project.ProjectionObserver;
import org.aimsledger.eventstore.project.ProjectionRunner;
import org.aimsledger.eventstore.project.ProjectionSettings;
import org.aimsledger.eventstore.store.Append;
import org.aimsledger.eventstore.store.AppendResult;
import org.aimsledger.eventstore.store.EventDocument;
import org.aimsledger.eventstore.store.EventIds;
import org.aimsledger.eventstore.store.EventLog;
import org.aimsledger.eventstore.store.NewEvent;
import org.aimsledger.testkit.backing.DatabaseAccess;
import org.aimsledger.testkit.store.LampView.LampEvent;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ProjectionRunnerTest {
  private static final OffsetDateTime NOON = OffsetDateTime.parse("2026-11-22T12:00:00Z");
  private static final UUID KITCHEN = new UUID(7, 7);
  private static final Duration PATIENCE = Duration.ofSeconds(40);

  private final List<ProjectionRunner<?, ?>> runners = new ArrayList<>();
  private LogUnderTest under;
  private EventLog log;
  private DatabaseAccess database;

  @BeforeEach
  void open() throws SQLException {
    under = LogUnderTest.create();
    log = under.open();
    database = DatabaseAccess.of(under.database());
    for (var statement : LampView.TABLE) {
      var _ = database.updateAsOwner(statement);
    }
  }

  @AfterEach
  void close() {
    runners.forEach(ProjectionRunner::close);
    under.close();
  }

  @Test
  void everyKindOfColumnIsWrittenAndReadAgain() throws Exception {
    // Given
    var full = UUID.randomUUID();
    var bare = UUID.randomUUID();
    var tags = List.of("a,b", "\"c\"", "d\\e", "{f}", "NULL", "", "灯 ü");
    append(full, 0, new LampEvent.Lit(full, "Lamp 灯", tags, KITCHEN, NOON.toInstant()));
    append(bare, 0, new LampEvent.Lit(bare, "bare", List.of(), null, Instant.EPOCH));
    var runner = started(1);
    awaitCurrent(runner);

    // When: the second page reads what the first has written
    append(full, 1, new LampEvent.Renamed(full, "Light"));
    append(bare, 1, new LampEvent.Renamed(bare, "plain"));
    awaitCurrent(runner);

    // Then
    assertThat(row(full))
        .isEqualTo(
            "Light|GREEN|2|40|true|{\"a,b\",\"\\\"c\\\"\",\"d\\\\e\",\"{f}\",\"NULL\",\"\",\"灯 ü\"}|{"
                + KITCHEN
                + "}|2026-11-22 12:00:00+00|9999-12-31");
    assertThat(row(bare)).isEqualTo("plain|-|2|-|false|{}|-|1970-01-01 00:00:00+00|-");
  }

  @Test
  void aRowThatItsProjectionTakesAwayIsGone() throws Exception {
    // Given
    var lamp = lit("a");
    var runner = started(1);
    awaitCurrent(runner);

    // When
    append(lamp, 1, new LampEvent.Removed(lamp));
    awaitCurrent(runner);

    // Then
    assertThat(database.number("select count(*) from lamp")).isZero();
  }

  @Test
  void aRowThatComesAndGoesInOnePageIsNeverWritten() throws Exception {
    // Given
    var lamp = lit("a");
    append(lamp, 1, new LampEvent.Removed(lamp));

    // When
    awaitCurrent(started(1));

    // Then
    assertThat(database.number("select count(*) from lamp")).isZero();
  }

  @Test
  void theRowsWaitForCompanyUnlessSomebodyWaitsForThem() throws Exception {
    // Given
    var runner = started(1, log, spaced(100));
    var _ = lit("at once");
    awaitTrue(() -> database.number("select count(*) from lamp") == 1);

    // When
    var _ = lit("later");
    Thread.sleep(Duration.ofMillis(300));
    var unasked = database.number("select count(*) from lamp");
    var behind = await(runner.behind());

    // Then
    assertThat(unasked).isEqualTo(1);
    assertThat(behind).isZero();
    assertThat(database.number("select count(*) from lamp")).isEqualTo(2);
  }

  @Test
  void whatAFullPageLeavesBehindDoesNotWait() throws Exception {
    // Given: one transaction takes three events of a lane
    for (var i = 0; i < 60; i++) {
      var _ = lit("lamp");
    }

    // When
    var _ = started(1, log, spaced(3));

    // Then
    awaitTrue(() -> database.number("select count(*) from lamp") == 60);
  }

  @Test
  void twoProcessesApplyEachEventOnce() throws Exception {
    // Given
    var first = started(1);
    var second = started(1, under.open(), small(3));

    // When
    for (var i = 0; i < 40; i++) {
      var lamp = lit("lamp");
      append(lamp, 1, new LampEvent.Renamed(lamp, "x"));
      append(lamp, 2, new LampEvent.Renamed(lamp, "y"));
    }
    awaitCurrent(first);
    awaitCurrent(second);

    // Then
    assertThat(database.number("select count(*) from lamp where name = 'y' and changes = 3"))
        .isEqualTo(40);
  }

  @Test
  void aViewIsRebuiltUnderWritersAndReadersWithoutEitherNoticing() throws Exception {
    // Given
    var lamp = lit("never");
    var runner = started(1, log, small(20));
    for (var i = 0; i < 300; i++) {
      var _ = lit("old");
    }
    awaitCurrent(runner);
    var before =
        database.rows("select indexdef from pg_indexes where tablename = 'lamp' order by 1");
    // What nobody but a rebuild would mend.
    var _ = database.updateAsOwner("update lamp set name = 'wrong' where id = ?", lamp);
    var failures = new ConcurrentLinkedQueue<Throwable>();
    var going = new AtomicBoolean(true);
    var readers = List.of(reader(going, failures), reader(going, failures));

    // When
    await(runner.rebuild());
    var written = 301;
    while (database.number("select count(*) from view_registry where rebuilt_at is not null")
        == 0) {
      var _ = lit("new");
      written++;
    }
    going.set(false);
    for (var reader : readers) {
      reader.join();
    }
    awaitCurrent(runner);

    // Then
    assertThat(failures).isEmpty();
    assertThat(database.number("select count(*) from lamp")).isEqualTo(written);
    assertThat(database.number("select count(*) from lamp where name = 'wrong'")).isZero();
    assertThat(database.rows("select indexdef from pg_indexes where tablename = 'lamp' order by 1"))
        .isEqualTo(before);
    assertThat(database.number("select count(*) from pg_tables where schemaname = 'rebuild'"))
        .isZero();
    assertThat(database.number("select count(*) from projection_cursor")).isEqualTo(4);
  }

  /// Reads with one prepared statement all the time, and never sees fewer rows than before.
  private Thread reader(AtomicBoolean going, ConcurrentLinkedQueue<Throwable> failures) {
    return Thread.ofVirtual()
        .start(
            () -> {
              var most = 0L;
              while (going.get()) {
                try {
                  var rows =
                      await(
                          under
                              .pool()
                              .preparedQuery("select count(*) as n, max(name) as last from lamp")
                              .execute());
                  var now = rows.iterator().next().getLong("n");
                  if (now < most) {
                    throw new AssertionError(now + " rows after " + most);
                  }
                  most = now;
                } catch (RuntimeException | AssertionError e) {
                  failures.add(e);
                }
              }
            });
  }

  @Test
  void aRebuildThatIsKilledIsContinuedAndTheServedRowsStay() throws Exception {
    // Given: a builder that dies with its connections in the middle
    for (var i = 0; i < 200; i++) {
      var _ = lit("lamp");
    }
    var first = started(1, log, small(200));
    awaitCurrent(first);
    first.close();
    await(first.rebuild());
    var slow = started(1, under.open(), small(1));
    awaitTrue(() -> copied() >= 20);
    slow.close();
    var copied = copied();
    assertThat(copied).isLessThan(200);
    assertThat(database.number("select count(*) from lamp")).isEqualTo(200);

    // When
    var next = started(1, under.open(), small(200));

    // Then
    awaitTrue(() -> next.status().await().atMost(PATIENCE).rebuild() == null);
    assertThat(database.number("select count(*) from lamp")).isEqualTo(200);
    assertThat(
            database.number(
                "select count(*) from view_registry where rebuilt_at is not null and rebuild_version is null"))
        .isEqualTo(1);
  }

  @Test
  void aRaisedVersionIsServedWhenItIsBuiltAndOlderCodeLeavesItAlone() throws Exception {
    // Given
    var lamp = lit("first");
    append(lamp, 1, new LampEvent.Renamed(lamp, "desk"));
    var older = started(1);
    awaitCurrent(older);

    // When
    var newer = started(2, under.open(), small(100));
    awaitTrue(() -> !newer.standsBy() && older.standsBy());
    append(lamp, 2, new LampEvent.Renamed(lamp, "hall"));
    awaitCurrent(newer);
    awaitCurrent(older);

    // Then
    assertThat(database.rows("select name, changes from lamp"))
        .containsExactly(Map.of("name", "HALL", "changes", 3L));
    assertThat(await(older.status()).servedVersion()).isEqualTo(2);
    assertThat(
            database.number("select count(*) from view_registry where rebuild_version is not null"))
        .isZero();
  }

  @Test
  void olderCodeCanNotAskForARebuildBackwards() throws Exception {
    // Given: of an empty log a view is current before it has a place in the database
    var _ = lit("first");
    awaitCurrent(started(2));
    var older = started(1, under.open(), small(100));

    // When
    var asked = older.rebuild();

    // Then
    assertThatThrownBy(() -> await(asked)).hasMessageContaining("served by a newer version");
    assertThat(database.number("select count(*) from pg_tables where schemaname = 'rebuild'"))
        .isZero();
  }

  @Test
  void rowsOfAnOlderVersionAreServedAtOnceAndSaidToBeOld() throws Exception {
    // Given: a rebuild that can't proceed, because somebody else holds the right to build
    var lamp = lit("first");
    append(lamp, 1, new LampEvent.Renamed(lamp, "desk"));
    awaitCurrent(started(1));
    runners.removeFirst().close();
    try (var other = under.database().connectAsUser();
        var lock = other.createStatement()) {
      var _ = lock.execute("select pg_advisory_lock(1096177490, hashtext('lamps'))");
      var newer = started(2);
      awaitTrue(() -> newer.standsBy() && await(newer.status()).rebuild() != null);

      // When
      var asked = System.nanoTime();
      var behind = await(newer.behind());

      // Then
      assertThat(behind).isEqualTo(2);
      assertThat(Duration.ofNanos(System.nanoTime() - asked))
          .isLessThan(ProjectionSettings.defaults().ownWrites());
      assertThat(database.rows("select name from lamp")).containsExactly(Map.of("name", "desk"));
    }
  }

  /// Attack: the rebuild of views is turned against the events, as application | the database | at
  /// once, refused
  @Test
  void theApplicationCanRebuildRegisteredViewsAndNothingElse() {
    // When
    var refused =
        List.<ThrowingCallable>of(
            () -> asUser("select view_rebuild_begin('events', 1)"),
            () -> asUser("select view_rebuild_switch('lamps')"),
            () -> asUser("insert into view_registry (name, table_name) values ('e', 'events')"),
            () -> asUser("drop table lamp"),
            () -> asUser("create table rebuild.mine (id uuid)"));

    // Then
    for (var attempt : refused) {
      assertThatThrownBy(attempt).isInstanceOf(SQLException.class);
    }
    assertThat(database.number("select count(*) from pg_tables where schemaname = 'rebuild'"))
        .isZero();
  }

  private void asUser(String sql) throws SQLException {
    try (var connection = under.database().connectAsUser();
        var statement = connection.createStatement()) {
      var _ = statement.execute(sql);
    }
  }

  private long copied() {
    return database.number(
        "select coalesce(sum(seq), 0) from projection_cursor where name = 'lamps#rebuild'");
  }

  private ProjectionRunner<?, ?> started(int version) {
    return started(version, log, ProjectionSettings.defaults());
  }

  private ProjectionRunner<?, ?> started(int version, EventLog log, ProjectionSettings settings) {
    var runner = runner(log, decoded(log, settings), new LampView(version), settings);
    runners.add(runner);
    runner.start();
    return runner;
  }

  private ProjectionRunner<?, ?> runner(
      EventLog log, DecodedLog<LampEvent> decoded, LampView view, ProjectionSettings settings) {
    return new ProjectionRunner<>(
        view, log, decoded, under.pool(), settings, ProjectionObserver.NONE);
  }

  private DecodedLog<LampEvent> decoded(EventLog log, ProjectionSettings settings) {
    return new DecodedLog<>(LampView.TYPES, log, under.pool(), settings);
  }

  private static ProjectionSettings small(int batch) {
    return settings(batch, Duration.ofMillis(5));
  }

  /// With a spacing that no test waits for.
  private static ProjectionSettings spaced(int batch) {
    return settings(batch, Duration.ofHours(1));
  }

  private static ProjectionSettings settings(int batch, Duration spacing) {
    var usual = ProjectionSettings.defaults();
    return new ProjectionSettings(
        batch,
        usual.pageBytes(),
        usual.keptBytes(),
        spacing,
        Duration.ofMillis(50),
        Duration.ofMillis(20),
        usual.timeout(),
        usual.indexing(),
        Duration.ofMillis(50),
        usual.ownWrites());
  }

  private UUID lit(String name) {
    var lamp = UUID.randomUUID();
    append(lamp, 0, new LampEvent.Lit(lamp, name, List.of("t"), null, NOON.toInstant()));
    return lamp;
  }

  private void append(UUID lamp, long expected, LampEvent event) {
    var stream = new StreamId("lamp", lamp);
    var id = EventIds.next(NOON.toInstant().toEpochMilli());
    var type = LampView.TYPES.nameOf(event);
    var envelope =
        new EventDocument.Envelope(
            id, "/lamps", type, stream, expected + 1, NOON, "ann", "c", null, null);
    var stored = new NewEvent(id, type, NOON, EventDocument.write(envelope, event));
    var result = await(log.append(new Append(stream, expected, List.of(stored), null, List.of())));
    assertThat(result).isEqualTo(new AppendResult.Appended(expected + 1));
  }

  private @Nullable Object row(UUID lamp) {
    return database
        .rows(
            "select concat_ws('|', name, coalesce(colour, '-'), changes, coalesce(watts::text, '-'), lit::text,"
                + " tags, coalesce(rooms::text, '-'), lit_at at time zone 'UTC' || '+00',"
                + " coalesce(due::text, '-')) as r from lamp where id = ?",
            lamp)
        .getFirst()
        .get("r");
  }

  private static void awaitCurrent(ProjectionRunner<?, ?> runner) throws InterruptedException {
    awaitTrue(() -> Objects.equals(await(runner.behind()), 0L));
  }

  private interface Condition {
    boolean holds();
  }

  private static void awaitTrue(Condition condition) throws InterruptedException {
    var deadline = System.nanoTime() + PATIENCE.toNanos();
    while (!condition.holds()) {
      assertThat(System.nanoTime()).as("in time").isLessThan(deadline);
      Thread.sleep(20);
    }
  }
}
