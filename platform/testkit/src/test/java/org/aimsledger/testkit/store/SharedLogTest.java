package org.aimsledger.testkit.store;

import static org.aimsledger.testkit.store.LogUnderTest.await;
import static org.assertj.core.api.Assertions.assertThat;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.sql.SQLException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.aimsledger.eventstore.core.Recorded;
import org.aimsledger.eventstore.core.StreamId;
import org.aimsledger.eventstore.project.DecodedLog;
import org.aimsledger.eventstore.project.Projection;
import org.aimsledger.eventstore.project.ProjectionObserver;
import org.aimsledger.eventstore.project.ProjectionRunner;
import org.aimsledger.eventstore.project.ProjectionSettings;
import org.aimsledger.eventstore.store.Append;
import org.aimsledger.eventstore.store.AppendResult;
import org.aimsledger.eventstore.store.EventDocument;
import org.aimsledger.eventstore.store.EventIds;
import org.aimsledger.eventstore.store.EventLog;
import org.aimsledger.eventstore.store.EventTypes;
import org.aimsledger.eventstore.store.NewEvent;
import org.aimsledger.testkit.backing.DatabaseAccess;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Several views over one reading of the log.
class SharedLogTest {
  private static final OffsetDateTime NOON = OffsetDateTime.parse("2026-11-22T12:00:00Z");
  private static final EventTypes<Knock> TYPES =
      EventTypes.declare(Knock.class, _ -> "org.example.knocked.v1");
  private static final int DOORS = 20;
  private static final int EACH = 15;

  private final List<ProjectionRunner<?, ?>> runners = new ArrayList<>();
  private LogUnderTest under;
  private EventLog log;
  private DatabaseAccess database;

  /// The only event. Counts how often one was made out of bytes.
  record Knock(UUID door, int time) {
    static final AtomicInteger MADE = new AtomicInteger();

    Knock {
      var _ = MADE.incrementAndGet();
    }
  }

  @Entity
  @SuppressWarnings("NullAway.Init") // filled from the database
  @Table(name = "all_doors")
  static final class AllDoors {
    @Id UUID id;
    long knocks;
  }

  @Entity
  @SuppressWarnings("NullAway.Init") // filled from the database
  @Table(name = "some_doors")
  static final class SomeDoors {
    @Id UUID id;
    long knocks;
  }

  record EveryKnock() implements Projection<Knock, AllDoors> {
    @Override
    public String name() {
      return "all-doors";
    }

    @Override
    public int version() {
      return 1;
    }

    @Override
    public EventTypes<Knock> types() {
      return TYPES;
    }

    @Override
    public Class<AllDoors> rowType() {
      return AllDoors.class;
    }

    @Override
    public UUID key(Recorded<Knock> event) {
      return event.event().door();
    }

    @Override
    public AllDoors apply(@Nullable AllDoors row, Recorded<Knock> event) {
      var next = row == null ? new AllDoors() : row;
      next.id = event.event().door();
      next.knocks = next.knocks * 31 + event.event().time();
      return next;
    }
  }

  /// Few events touch a row of it: most pages are passed over.
  record LateKnock() implements Projection<Knock, SomeDoors> {
    @Override
    public String name() {
      return "some-doors";
    }

    @Override
    public int version() {
      return 1;
    }

    @Override
    public EventTypes<Knock> types() {
      return TYPES;
    }

    @Override
    public Class<SomeDoors> rowType() {
      return SomeDoors.class;
    }

    @Override
    public @Nullable UUID key(Recorded<Knock> event) {
      return event.event().time() == EACH ? event.event().door() : null;
    }

    @Override
    public SomeDoors apply(@Nullable SomeDoors row, Recorded<Knock> event) {
      var next = row == null ? new SomeDoors() : row;
      next.id = event.event().door();
      next.knocks++;
      return next;
    }
  }

  /// Follows another event, were there one.
  record NoKnock() implements Projection<Knock, SomeDoors> {
    @Override
    public String name() {
      return "no-doors";
    }

    @Override
    public int version() {
      return 1;
    }

    @Override
    public EventTypes<Knock> types() {
      return TYPES;
    }

    @Override
    public Class<SomeDoors> rowType() {
      return SomeDoors.class;
    }

    @Override
    public boolean follows(Class<? extends Knock> event) {
      return false;
    }

    @Override
    public UUID key(Recorded<Knock> event) {
      throw new IllegalStateException("asked about " + event);
    }

    @Override
    public SomeDoors apply(@Nullable SomeDoors row, Recorded<Knock> event) {
      throw new IllegalStateException("asked about " + event);
    }
  }

  @BeforeEach
  void open() throws SQLException {
    under = LogUnderTest.create();
    log = under.open();
    database = DatabaseAccess.of(under.database());
    for (var table : List.of("all_doors", "some_doors")) {
      var _ =
          database.updateAsOwner(
              "create table " + table + " (id uuid primary key, knocks bigint not null)");
      var _ =
          database.updateAsOwner(
              "grant select, insert, update, delete on " + table + " to app_user");
    }
  }

  @AfterEach
  void close() {
    runners.forEach(ProjectionRunner::close);
    under.close();
  }

  @ParameterizedTest
  @ValueSource(longs = {4, 3_000, 2_000_000})
  void eachViewGetsEachEventOnceHoweverLittleIsKept(long keptBytes) {
    // Given: two processes, each with both views
    for (var process = 0; process < 2; process++) {
      var its = process == 0 ? log : under.open();
      var decoded = new DecodedLog<>(TYPES, its, under.pool(), settings(keptBytes));
      start(its, decoded, new EveryKnock(), keptBytes);
      start(its, decoded, new LateKnock(), keptBytes);
    }

    // When
    var expected = knockEverywhere();
    runners.forEach(runner -> assertThat(await(runner.behind())).isZero());

    // Then
    assertThat(database.number("select count(*) from all_doors where knocks = " + expected))
        .isEqualTo(DOORS);
    assertThat(database.number("select count(*) from some_doors where knocks = 1"))
        .isEqualTo(DOORS);
  }

  @Test
  void anEventIsDecodedOnceForAllViews() {
    // Given
    var decoded = new DecodedLog<>(TYPES, log, under.pool(), settings(2_000_000));
    for (var i = 0; i < 2; i++) {
      start(log, decoded, new EveryKnock(), 2_000_000);
      start(log, decoded, new LateKnock(), 2_000_000);
    }
    Knock.MADE.set(0);

    // When: each is made once by this test
    var _ = knockEverywhere();
    runners.forEach(runner -> assertThat(await(runner.behind())).isZero());

    // Then
    assertThat(Knock.MADE.get()).isEqualTo(2 * DOORS * EACH);
  }

  @Test
  void whatNoViewFollowsIsNeverDecoded() {
    // Given
    var decoded = new DecodedLog<>(TYPES, log, under.pool(), settings(2_000_000));
    start(log, decoded, new NoKnock(), 2_000_000);
    Knock.MADE.set(0);

    // When: each is made once by this test
    var _ = knockEverywhere();
    runners.forEach(runner -> assertThat(await(runner.behind())).isZero());

    // Then
    assertThat(Knock.MADE.get()).isEqualTo(DOORS * EACH);
  }

  private <R> void start(
      EventLog its, DecodedLog<Knock> decoded, Projection<Knock, R> view, long keptBytes) {
    var runner =
        new ProjectionRunner<>(
            view, its, decoded, under.pool(), settings(keptBytes), ProjectionObserver.NONE);
    runners.add(runner);
    runner.start();
  }

  /// @return what a row is after all knocks in their order
  private long knockEverywhere() {
    var expected = 0L;
    var doors = new ArrayList<UUID>();
    for (var i = 0; i < DOORS; i++) {
      doors.add(UUID.randomUUID());
    }
    for (var time = 1; time <= EACH; time++) {
      expected = expected * 31 + time;
      for (var door : doors) {
        append(door, time);
      }
    }
    return expected;
  }

  private void append(UUID door, int time) {
    var id = EventIds.next(NOON.toInstant().toEpochMilli());
    var stream = new StreamId("door", door);
    var type = "org.example.knocked.v1";
    var envelope =
        new EventDocument.Envelope(id, "/test", type, stream, time, NOON, "ann", "c", null, null);
    var stored = new NewEvent(id, type, NOON, EventDocument.write(envelope, new Knock(door, time)));
    var result = await(log.append(new Append(stream, time - 1, List.of(stored), null, List.of())));
    assertThat(result).isEqualTo(new AppendResult.Appended(time));
  }

  private static ProjectionSettings settings(long keptBytes) {
    var usual = ProjectionSettings.defaults();
    return new ProjectionSettings(
        7,
        usual.pageBytes(),
        keptBytes,
        Duration.ofMillis(5),
        Duration.ofMillis(50),
        Duration.ofMillis(20),
        usual.timeout(),
        usual.indexing(),
        Duration.ofMillis(50),
        Duration.ofSeconds(20));
  }
}
