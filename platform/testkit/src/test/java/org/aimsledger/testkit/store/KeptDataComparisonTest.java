package org.aimsledger.testkit.store;

import static org.aimsledger.testkit.store.LogUnderTest.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.aimsledger.eventstore.compare.ClaimTable;
import org.aimsledger.eventstore.compare.Comparison;
import org.aimsledger.eventstore.compare.ComparisonSettings;
import org.aimsledger.eventstore.compare.Difference;
import org.aimsledger.eventstore.compare.Difference.Kind;
import org.aimsledger.eventstore.compare.Difference.What;
import org.aimsledger.eventstore.compare.ReceiptComparison;
import org.aimsledger.eventstore.core.StreamId;
import org.aimsledger.eventstore.core.Versioned;
import org.aimsledger.eventstore.handle.CommandContext;
import org.aimsledger.eventstore.handle.CommandRunner;
import org.aimsledger.eventstore.handle.EventStore;
import org.aimsledger.eventstore.handle.IdempotencyKey;
import org.aimsledger.eventstore.handle.Outcome;
import org.aimsledger.eventstore.store.EventLog;
import org.aimsledger.testkit.backing.DatabaseAccess;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// States of long streams and unique names against the events that they follow from.
class KeptDataComparisonTest {
  private static final CommandContext CONTEXT =
      new CommandContext("u-1", "c-1", null, null, null, null);
  private static final ClaimTable.Name LAMP = new ClaimTable.Name("name", "lamp");

  private LogUnderTest under;
  private DatabaseAccess database;
  private EventLog log;
  private EventStore store;
  private CommandRunner<Counter.Add, Counter.Total, Counter.Counted, String> counters;
  private CommandRunner<String, String, NamedThing.Happened, String> things;

  @BeforeEach
  void open() {
    under = LogUnderTest.create();
    database = DatabaseAccess.of(under.database());
    log = under.open();
    // What has just been recorded may be under way, so receipts of it are not asked for.
    var earlier = Clock.offset(Clock.systemUTC(), Duration.ofHours(-1));
    store = new EventStore("/test", log, 100, 3, 200, earlier);
    counters = store.runner(new Counter().aggregate(1));
    things = store.runner(NamedThing.aggregate());
  }

  @AfterEach
  void close() {
    under.close();
  }

  @Test
  void whatIsKeptAsTheEventsSayIsNoDifference() throws Exception {
    // Given
    var _ = longStream();
    for (var n = 0; n < 30; n++) {
      var _ = named("thing " + n);
    }

    // When
    var found = differences();

    // Then
    assertThat(database.number("select count(*) from snapshots")).isEqualTo(1);
    assertThat(found).isEmpty();
  }

  /// Attack: the state in a snapshot is changed, so that commands would be decided on it, as owner
  /// | comparison of kept states with their events; the state is thrown away and folded again |
  /// within one pass
  @Test
  void aChangedStateIsNamedAndForgotten() throws Exception {
    // Given: a process that has started on it
    var id = longStream();
    changeState(id);
    var fooled = new EventStore("/test", under.open(), 100, 3, 200, Clock.systemUTC());
    var runner = fooled.runner(new Counter().aggregate(1));
    assertThat(await(runner.load(id)).state()).isEqualTo(new Counter.Total.Sum(1, 450));

    // When
    var found = differences();
    var _ = database.updateAsOwner("delete from snapshots");
    fooled.states(Counter.CATEGORY).forEach(states -> states.forget(stream(id)));

    // Then
    assertThat(found)
        .extracting(Difference::what, Difference::key, Difference::kind)
        .containsExactly(tuple(What.SNAPSHOT, Counter.CATEGORY + "/" + id, Kind.CHANGED));
    assertThat(await(runner.load(id)))
        .isEqualTo(new Versioned<>(new Counter.Total.Sum(450L * 451 / 2, 450), 450));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "state = '\\x7b7d'::bytea",
        "event_id = gen_random_uuid()",
        "form = 7",
        "version = 449",
      })
  void whatNobodyReadsIsNoDifference(String change) throws Exception {
    // Given: unreadable, of another history, of another form
    var _ = longStream();
    var _ = database.updateAsOwner("update snapshots set " + change);

    // When
    var found = differences();

    // Then
    assertThat(found).isEmpty();
  }

  /// Attack: a unique name is given to another stream, as owner | comparison of unique names with
  /// their events; it is given back | within one pass
  @Test
  void aNameThatWasGivenAwayIsNamedAndGivenBack() throws Exception {
    // Given
    var lamp = named("lamp");
    var other = named("other");
    var _ =
        database.updateAsOwner(
            "update unique_claims set stream = ? where key = 'lamp'", "thing/" + other);

    // When
    var found = differences();
    mend(found);

    // Then
    assertThat(found)
        .extracting(Difference::what, Difference::key, Difference::kind, Difference::expected)
        .containsExactly(tuple(What.CLAIM, LAMP, Kind.CHANGED, "thing/" + lamp));
    assertThat(holder("lamp")).isEqualTo("thing/" + lamp);
    assertThat(differences()).isEmpty();
  }

  /// Attack: a unique name is deleted, so that a second stream could take it, as owner | comparison
  /// of unique names with their events; it is put back | within one pass
  @Test
  void aDeletedNameIsNamedAndPutBack() throws Exception {
    // Given
    var lamp = named("lamp");
    var _ = database.updateAsOwner("delete from unique_claims where key = 'lamp'");

    // When
    var found = differences();
    mend(found);

    // Then
    assertThat(found)
        .extracting(Difference::key, Difference::kind)
        .containsExactly(tuple(LAMP, Kind.MISSING));
    assertThat(holder("lamp")).isEqualTo("thing/" + lamp);
    assertThat(await(things.run(UUID.randomUUID(), "lamp", CONTEXT)))
        .isInstanceOf(Outcome.Taken.class);
  }

  /// Attack: a unique name that no event has taken is put in, so that nobody can take it, as owner
  /// | comparison of unique names with their events; it is taken out | within one pass
  @Test
  void anInsertedNameIsNamedAndTakenOut() throws Exception {
    // Given
    var lamp = named("lamp");
    var _ =
        database.updateAsOwner(
            "insert into unique_claims (scope, key, stream) values ('name', 'free', ?)",
            "thing/" + lamp);

    // When
    var found = differences();
    mend(found);

    // Then
    assertThat(found)
        .extracting(Difference::key, Difference::kind)
        .containsExactly(tuple(new ClaimTable.Name("name", "free"), Kind.UNEXPECTED));
    assertThat(await(things.run(UUID.randomUUID(), "free", CONTEXT)))
        .isInstanceOf(Outcome.Done.class);
  }

  @Test
  void aNameThatIsTakenMeanwhileIsNoDifference() throws Exception {
    // Given
    var writer =
        Thread.ofVirtual()
            .start(
                () -> {
                  for (var n = 0; n < 200; n++) {
                    var _ = named("thing " + n);
                  }
                });

    // When
    var found = new ArrayList<Difference>();
    while (writer.isAlive()) {
      found.addAll(differences());
    }

    // Then
    assertThat(database.number("select count(*) from unique_claims")).isEqualTo(200);
    assertThat(found).isEmpty();
  }

  @Test
  void receiptsOfWhatWasAnsweredAreNoDifference() throws Exception {
    // Given: with events, without, and of a request that was repeated
    var thing = requested("k-1");
    var _ = await(counters.run(UUID.randomUUID(), new Counter.Add(2), keyed("k-2")));
    var _ = await(counters.run(UUID.randomUUID(), new Counter.Add(0), keyed("k-3")));
    var _ = await(things.run(thing, "k-1", keyed("k-1")));

    // When
    var found = differences();

    // Then
    assertThat(database.number("select count(*) from receipts")).isEqualTo(2);
    assertThat(found).isEmpty();
  }

  /// Attack: a receipt is changed ({0}), so that a repeated request is answered wrongly, as owner |
  /// comparison of receipts with the events that name them; it is put right | within one pass
  @ParameterizedTest
  @ValueSource(strings = {"fingerprint = sha256('x')", "version = 2", "stream = 'thing/other'"})
  void aChangedReceiptIsNamedAndPutRight(String change) throws Exception {
    // Given
    var thing = requested("k-1");
    var _ = database.updateAsOwner("update receipts set " + change);

    // When
    var found = differences();
    found.forEach(each -> await(ReceiptComparison.mend(under.pool(), each)));
    await(log.noticeReturned());

    // Then
    assertThat(found)
        .extracting(Difference::what, Difference::kind, Difference::columns)
        .containsExactly(
            tuple(What.RECEIPT, Kind.CHANGED, List.of(change.substring(0, change.indexOf(' ')))));
    assertThat(await(things.run(thing, "k-1", keyed("k-1"))))
        .isInstanceOfSatisfying(Outcome.Done.class, done -> assertThat(done.replayed()).isTrue());
    assertThat(differences()).isEmpty();
  }

  /// Attack: a receipt is deleted, so that a repeated request is carried out twice, as owner |
  /// comparison of receipts with the events that name them; it is put back | within one pass
  @Test
  void aDeletedReceiptIsNamedAndPutBack() throws Exception {
    // Given
    var thing = requested("k-1");
    var _ = requested("k-2");
    var _ = database.updateAsOwner("delete from receipts where key = 'k-1'");

    // When
    var found = differences();
    found.forEach(each -> await(ReceiptComparison.mend(under.pool(), each)));
    await(log.noticeReturned());

    // Then
    assertThat(found)
        .extracting(Difference::what, Difference::kind)
        .containsExactly(tuple(What.RECEIPT, Kind.MISSING));
    assertThat(found.getFirst().key().toString()).startsWith("thing/" + thing + " 1 ");
    assertThat(await(things.run(thing, "k-1", keyed("k-1"))))
        .isInstanceOfSatisfying(Outcome.Done.class, done -> assertThat(done.replayed()).isTrue());
    assertThat(differences()).isEmpty();
  }

  /// Attack: a receipt of a request that nobody has made is put in for {0}, so that the request
  /// would be answered as done, as owner | comparison of receipts with the places of the log; it is
  /// taken out | within one pass
  @ParameterizedTest
  @ValueSource(strings = {"a stream that there is not", "a version that there is not"})
  void aReceiptForAPlaceThatTheLogLacksIsNamedAndTakenOut(String place) throws Exception {
    // Given
    var thing = requested("k-1");
    var stream = place.startsWith("a stream") ? UUID.randomUUID() : thing;
    var _ =
        database.updateAsOwner(
            "insert into receipts (principal, key, fingerprint, stream, version)"
                + " values ('u-1', 'k-2', '\\x010203', ?, 2)",
            "thing/" + stream);

    // When
    var found = differences();
    found.forEach(each -> await(ReceiptComparison.mend(under.pool(), each)));

    // Then
    assertThat(found)
        .extracting(Difference::what, Difference::kind)
        .containsExactly(tuple(What.RECEIPT, Kind.UNEXPECTED));
    assertThat(found.getFirst().key().toString()).startsWith("thing/" + stream + " 2 ");
    assertThat(database.number("select count(*) from receipts")).isEqualTo(1);
    assertThat(differences()).isEmpty();
  }

  @Test
  void aReceiptThatWasForgottenInTimeIsNoDifference() throws Exception {
    // Given
    var _ = requested("k-1");
    assertThat(await(log.forgetReceipts(-1, 10))).isEqualTo(1);
    var usual = Lamps.settings();
    var shorter =
        new ComparisonSettings(
            usual.rows(),
            usual.pause(),
            usual.time(),
            usual.confirm(),
            usual.keys(),
            usual.bytes(),
            usual.orders(),
            Duration.ofMinutes(30));

    // When
    var found = differences(shorter);

    // Then
    assertThat(found).isEmpty();
  }

  private UUID requested(String key) {
    var id = UUID.randomUUID();
    assertThat(await(things.run(id, key, keyed(key)))).isInstanceOf(Outcome.Done.class);
    return id;
  }

  private static CommandContext keyed(String key) {
    var idempotency = new IdempotencyKey("u-1", key, new byte[] {1, 2, 3});
    return new CommandContext("u-1", "c-1", null, null, idempotency, null);
  }

  private List<Difference> differences() throws Exception {
    return differences(Lamps.settings());
  }

  private List<Difference> differences(ComparisonSettings settings) throws Exception {
    var found = new ArrayList<Difference>();
    var _ =
        new Comparison(under.pool(), store, List.of(new ClaimTable(store)), settings)
            .pass(found::addAll);
    return found;
  }

  private void mend(List<Difference> found) {
    found.forEach(each -> await(new ClaimTable(store).mend(under.pool(), each)));
  }

  private UUID longStream() throws InterruptedException {
    var id = UUID.randomUUID();
    assertThat(await(counters.run(id, new Counter.Add(450), CONTEXT)))
        .isInstanceOf(Outcome.Done.class);
    var end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
    while (database.number("select count(*) from snapshots") == 0) {
      assertThat(System.nanoTime()).as("in time").isLessThan(end);
      Thread.sleep(20);
    }
    return id;
  }

  private void changeState(UUID id) throws SQLException {
    var forged = Counter.format(1).write(new Counter.Total.Sum(1, 450));
    assertThat(
            database.updateAsOwner(
                "update snapshots set state = convert_to(?, 'UTF8') where stream = ?",
                new String(forged, StandardCharsets.UTF_8),
                stream(id).toString()))
        .isEqualTo(1);
  }

  private static StreamId stream(UUID id) {
    return new StreamId(Counter.CATEGORY, id);
  }

  private UUID named(String name) {
    var id = UUID.randomUUID();
    assertThat(await(things.run(id, name, CONTEXT))).isInstanceOf(Outcome.Done.class);
    return id;
  }

  private String holder(String name) {
    return String.valueOf(
        database
            .rows("select stream from unique_claims where key = ?", name)
            .getFirst()
            .get("stream"));
  }
}
