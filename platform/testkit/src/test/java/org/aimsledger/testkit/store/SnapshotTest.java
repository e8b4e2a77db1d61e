package org.aimsledger.testkit.store;

import static org.aimsledger.testkit.store.LogUnderTest.await;
import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.aimsledger.eventstore.core.Versioned;
import org.aimsledger.eventstore.handle.CommandContext;
import org.aimsledger.eventstore.handle.CommandRunner;
import org.aimsledger.eventstore.handle.EventStore;
import org.aimsledger.eventstore.handle.Outcome.Done;
import org.aimsledger.testkit.backing.DatabaseAccess;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SnapshotTest {
  private static final int FORM = 1;
  private static final CommandContext REACTION =
      new CommandContext("u-1", "c-1", null, null, null, null);

  private LogUnderTest under;
  private DatabaseAccess access;

  @BeforeAll
  void open() {
    under = LogUnderTest.create();
    access = DatabaseAccess.of(under.database());
  }

  @AfterAll
  void close() {
    under.close();
  }

  @Test
  void aStreamOfTenThousandEventsIsFoldedFromItsSnapshotAfterARestart() throws Exception {
    // Given
    var id = streamOf(10_000);
    awaitSnapshot(id, 10_000);
    add(started(new Counter()), id, 150);
    var counter = new Counter();

    // When
    var loaded = await(started(counter).load(id));

    // Then
    assertThat(loaded.version()).isEqualTo(10_150);
    assertThat(counter.folded).hasValue(150);
    assertThat(loaded).isEqualTo(await(started(new Counter(), FORM + 1).load(id)));
  }

  @Test
  void aShortStreamGetsNone() throws Exception {
    // Given
    var id = streamOf(199);
    var long200 = streamOf(200);

    // When
    awaitSnapshot(long200, 200);

    // Then
    assertThat(snapshots(id)).isZero();
  }

  @Test
  void aStateUnderAnotherVersionOfTheFormIsNotUsed() throws Exception {
    // Given
    var id = streamOf(450);
    awaitSnapshot(id, 450);
    var counter = new Counter();

    // When
    var loaded = await(started(counter, FORM + 1).load(id));

    // Then
    assertThat(counter.folded).hasValue(450);
    assertThat(loaded).isEqualTo(sumOf(450));
  }

  /// Attack: the state in a snapshot is made unreadable | the service, which folds the stream from
  /// its events | when it is read
  @Test
  void aBrokenSnapshotIsIgnored() throws Exception {
    // Given
    var id = streamOf(450);
    awaitSnapshot(id, 450);
    var changed =
        access.updateAsOwner(
            "update snapshots set state = '\\x7b7d'::bytea where stream = ?", stream(id));
    var counter = new Counter();

    // When
    var loaded = await(started(counter).load(id));

    // Then
    assertThat(changed).isEqualTo(1);
    assertThat(counter.folded).hasValue(450);
    assertThat(loaded).isEqualTo(sumOf(450));
  }

  /// Attack: a snapshot of another history is put in | the service, which folds the stream from its
  /// events | when it is read
  @Test
  void aSnapshotOfAnEventThatTheLogDoesNotHaveIsIgnored() throws Exception {
    // Given: as after a restore of an older log
    var id = streamOf(450);
    awaitSnapshot(id, 450);
    var changed =
        access.updateAsOwner(
            "update snapshots set event_id = ?::uuid where stream = ?",
            UUID.randomUUID().toString(),
            stream(id));
    var counter = new Counter();

    // When
    var loaded = await(started(counter).load(id));

    // Then
    assertThat(changed).isEqualTo(1);
    assertThat(counter.folded).hasValue(450);
    assertThat(loaded).isEqualTo(sumOf(450));
  }

  @Test
  void aStreamWhoseSnapshotIsMissingGetsOneWhenItIsLoaded() throws Exception {
    // Given
    var id = streamOf(450);
    awaitSnapshot(id, 450);
    var deleted = access.updateAsOwner("delete from snapshots where stream = ?", stream(id));

    // When
    var loaded = await(started(new Counter()).load(id));

    // Then
    assertThat(deleted).isEqualTo(1);
    assertThat(loaded).isEqualTo(sumOf(450));
    awaitSnapshot(id, 450);
  }

  @Test
  void aCommandIsDoneAlthoughItsSnapshotCanNotBeWritten() throws Exception {
    // Given
    try (var broken = LogUnderTest.create()) {
      var owner = DatabaseAccess.of(broken.database());
      var _ = owner.updateAsOwner("drop table snapshots");
      var runner = store(broken).runner(new Counter().aggregate(FORM));
      var id = UUID.randomUUID();

      // When
      var outcome = await(runner.run(id, new Counter.Add(250), REACTION));
      var next = await(runner.run(id, new Counter.Add(1), REACTION));

      // Then
      assertThat(outcome).isInstanceOf(Done.class);
      assertThat(next)
          .isInstanceOfSatisfying(Done.class, done -> assertThat(done.version()).isEqualTo(251));
    }
  }

  @Test
  void anEarlierVersionIsNotReadFromALaterSnapshot() throws Exception {
    // Given
    var id = streamOf(450);
    awaitSnapshot(id, 450);

    // When
    var then = await(started(new Counter()).loadAt(id, 300));

    // Then
    assertThat(then).isEqualTo(sumOf(300, 450));
  }

  @Test
  void aReactionFoldsOnlyWhatItDoesNotKnow() {
    // Given
    var counter = new Counter();
    var runner = started(counter);
    var id = UUID.randomUUID();
    add(runner, id, 120);
    counter.folded.set(0);

    // When
    var refused = carryOut(runner, id, new Counter.Add(3));

    // Then
    assertThat(refused).isEmpty();
    assertThat(counter.folded).hasValue(0);
    assertThat(await(runner.load(id)).version()).isEqualTo(123);
  }

  @Test
  void whatATransactionRolledBackIsNotRemembered() {
    // Given
    var runner = started(new Counter());
    var id = UUID.randomUUID();
    add(runner, id, 5);

    // When: a second order sees what the first has appended, then all is taken back
    await(
        under
            .pool()
            .getConnection()
            .flatMap(
                connection ->
                    connection
                        .begin()
                        .flatMap(
                            transaction ->
                                runner
                                    .order(id, new Counter.Add(2))
                                    .carryOut(connection, REACTION)
                                    .flatMap(
                                        _ ->
                                            runner
                                                .order(id, new Counter.Add(1))
                                                .carryOut(connection, REACTION))
                                    .flatMap(_ -> transaction.rollback()))
                        .onTermination()
                        .call(connection::close)));

    // Then
    assertThat(await(runner.load(id)).version()).isEqualTo(5);
    add(runner, id, 1);
    assertThat(await(runner.load(id)).version()).isEqualTo(6);
  }

  @Test
  void aCommandOnAStreamThatThisProcessHasNeverSeenIsDecidedOnItsState() {
    // Given
    var id = streamOf(5);

    // When
    var outcome = await(withoutRetries().run(id, new Counter.Add(1), REACTION));

    // Then
    assertThat(outcome)
        .isInstanceOfSatisfying(
            Done.class,
            done -> {
              assertThat(done.version()).isEqualTo(6);
              assertThat(done.state()).isEqualTo(new Counter.Total.Sum(16, 6));
            });
  }

  private String carryOut(
      CommandRunner<Counter.Add, Counter.Total, Counter.Counted, String> runner,
      UUID id,
      Counter.Add command) {
    return await(
        under
            .pool()
            .withTransaction(
                connection -> runner.order(id, command).carryOut(connection, REACTION)));
  }

  private static EventStore store(LogUnderTest log) {
    return new EventStore("/test", log.open(), 100, 3, Clock.systemUTC());
  }

  private CommandRunner<Counter.Add, Counter.Total, Counter.Counted, String> started(
      Counter counter) {
    return started(counter, FORM);
  }

  /// As after a restart: nothing is in memory.
  private CommandRunner<Counter.Add, Counter.Total, Counter.Counted, String> started(
      Counter counter, int form) {
    return store(under).runner(counter.aggregate(form));
  }

  private CommandRunner<Counter.Add, Counter.Total, Counter.Counted, String> withoutRetries() {
    return new EventStore("/test", under.open(), 100, 0, Clock.systemUTC())
        .runner(new Counter().aggregate(FORM));
  }

  private UUID streamOf(int events) {
    var id = UUID.randomUUID();
    var runner = started(new Counter());
    for (var left = events; left > 0; left -= 500) {
      add(runner, id, Math.min(left, 500));
    }
    return id;
  }

  private static void add(
      CommandRunner<Counter.Add, Counter.Total, Counter.Counted, String> runner, UUID id, int n) {
    assertThat(await(runner.run(id, new Counter.Add(n), REACTION))).isInstanceOf(Done.class);
  }

  private static Versioned<Counter.Total> sumOf(int events) {
    return sumOf(events, events);
  }

  /// The first events of a stream that was filled in one go.
  private static Versioned<Counter.Total> sumOf(int events, int inOneGo) {
    assertThat(events).isLessThanOrEqualTo(inOneGo);
    return new Versioned<>(new Counter.Total.Sum((long) events * (events + 1) / 2, events), events);
  }

  private static String stream(UUID id) {
    return Counter.CATEGORY + "/" + id;
  }

  private long snapshots(UUID id) {
    return access.number("select count(*) from snapshots where stream = ?", stream(id));
  }

  private void awaitSnapshot(UUID id, long version) throws InterruptedException, SQLException {
    var patience = Instant.now().plus(Duration.ofSeconds(20));
    while (access.number(
            "select count(*) from snapshots where stream = ? and version = ?", stream(id), version)
        == 0) {
      assertThat(Instant.now()).as("snapshot of %s at %s", id, version).isBefore(patience);
      Thread.sleep(20);
    }
  }
}
