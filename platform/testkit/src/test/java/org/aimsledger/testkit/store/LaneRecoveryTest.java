package org.aimsledger.testkit.store;

import static org.aimsledger.testkit.store.LogUnderTest.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import org.aimsledger.eventstore.core.StreamId;
import org.aimsledger.eventstore.handle.CommandContext;
import org.aimsledger.eventstore.handle.CommandRunner;
import org.aimsledger.eventstore.handle.EventStore;
import org.aimsledger.eventstore.handle.IdempotencyKey;
import org.aimsledger.eventstore.handle.Outcome;
import org.aimsledger.eventstore.recovery.LaneMemory;
import org.aimsledger.eventstore.recovery.LaneRecovery;
import org.aimsledger.eventstore.recovery.RecoveryObserver;
import org.aimsledger.eventstore.recovery.Standing;
import org.aimsledger.eventstore.store.EventLog;
import org.aimsledger.eventstore.store.LogClosedException;
import org.aimsledger.eventstore.store.LogReturn;
import org.aimsledger.eventstore.store.StoredEvent;
import org.aimsledger.testkit.backing.DatabaseAccess;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// A log that was put back, and somebody who remembers what it was.
class LaneRecoveryTest {
  private static final byte[] ASKED = {1, 2, 3};
  private static final int THINGS = 30;

  private final List<UUID> things = new ArrayList<>();
  private LogUnderTest before;
  private LogUnderTest after;
  private EventLog remembered;
  private EventLog log;
  private EventStore store;
  private CommandRunner<String, String, NamedThing.Happened, String> runner;

  @BeforeEach
  void putBack() {
    before = LogUnderTest.create();
    remembered = before.open();
    var earlier = runner(new EventStore("/test", remembered, 10, 3, Clock.systemUTC()));
    for (var i = 0; i < THINGS; i++) {
      var thing = UUID.randomUUID();
      things.add(thing);
      assertThat(await(earlier.run(thing, "name " + i, context("key " + i, ASKED))))
          .isInstanceOf(Outcome.Done.class);
    }
    after = LogUnderTest.create();
    log = after.open();
    store = new EventStore("/test", log, 10, 3, Clock.systemUTC());
    runner = runner(store);
  }

  @AfterEach
  void close() {
    before.close();
    after.close();
  }

  private static CommandRunner<String, String, NamedThing.Happened, String> runner(
      EventStore store) {
    return store.runner(NamedThing.aggregate());
  }

  private static CommandContext context(String key, byte[] fingerprint) {
    return new CommandContext(
        "ann", "c", null, null, new IdempotencyKey("ann", key, fingerprint), null);
  }

  /// Remembers what the log was.
  private LaneMemory memory() {
    return new LaneMemory() {
      @Override
      public String name() {
        return "memory";
      }

      @Override
      public Optional<long[]> heads() {
        return Optional.of(await(remembered.committedHeads()));
      }

      @Override
      public List<byte[]> read(int lane, long behind, int limit) {
        return await(remembered.readLane(lane, behind, limit)).stream()
            .map(StoredEvent::document)
            .toList();
      }

      @Override
      public void close() {}
    };
  }

  private static LaneMemory silent() {
    return new LaneMemory() {
      @Override
      public String name() {
        return "silent";
      }

      @Override
      public Optional<long[]> heads() throws ExecutionException {
        throw new ExecutionException(new IllegalStateException("away"));
      }

      @Override
      public List<byte[]> read(int lane, long behind, int limit) {
        return List.of();
      }

      @Override
      public void close() {}
    };
  }

  private LaneRecovery recovery(LaneMemory... memories) {
    return new LaneRecovery(
        log,
        new LogReturn(after.pool(), "/test", LogUnderTest.LANES, store::claims),
        List.of(memories),
        7,
        Duration.ofSeconds(10),
        RecoveryObserver.NONE);
  }

  private static List<StoredEvent> all(EventLog log) {
    var events = new ArrayList<StoredEvent>();
    for (var lane = 0; lane < LogUnderTest.LANES; lane++) {
      events.addAll(await(log.readLane(lane, 0, 1_000)));
    }
    return events;
  }

  /// Attack: an old database is put in the place of a service's database while it is stopped | the
  /// service, by the trail and its own topic | at its start, before the first command
  @Test
  void whatSomebodyHasSeenComesBackAsItWas() throws Exception {
    // When
    var standing = recovery(silent(), memory()).compare();

    // Then
    assertThat(standing).isEqualTo(new Standing.Level(THINGS, false));
    assertThat(all(log)).hasSize(THINGS).isEqualTo(all(remembered));
    assertThat(await(log.committedHeads())).isEqualTo(await(remembered.committedHeads()));
    assertThat(recovery(memory()).compare()).isEqualTo(new Standing.Level(0, true));
  }

  @Test
  void namesThatWereTakenAreTakenAgain() throws Exception {
    // Given
    var _ = recovery(memory()).compare();

    // When
    var outcome = await(runner.run(UUID.randomUUID(), "name 3", context("new", ASKED)));

    // Then
    assertThat(outcome)
        .isInstanceOfSatisfying(
            Outcome.Taken.class, taken -> assertThat(taken.holder().id()).isEqualTo(things.get(3)));
  }

  @Test
  void aRequestThatWasCarriedOutBeforeIsNotCarriedOutTwice() throws Exception {
    // Given
    var _ = recovery(memory()).compare();
    await(log.noticeReturned());

    // When
    var repeated = await(runner.run(UUID.randomUUID(), "name 3", context("key 3", ASKED)));
    var other = await(runner.run(UUID.randomUUID(), "name 4", context("key 4", new byte[] {9})));
    var fresh = await(runner.run(UUID.randomUUID(), "a new name", context("key new", ASKED)));

    // Then
    assertThat(repeated)
        .isInstanceOfSatisfying(
            Outcome.Done.class,
            done -> {
              assertThat(done.stream().id()).isEqualTo(things.get(3));
              assertThat(done.state()).isEqualTo("name 3");
            });
    assertThat(other).isInstanceOf(Outcome.KeyReused.class);
    assertThat(fresh).isInstanceOf(Outcome.Done.class);
    assertThat(all(log)).hasSize(THINGS + 1);
  }

  @Test
  void aPieceWithoutItsBeginningIsRefused() {
    // Given: the second event of a thing, without its first
    var thing = things.getFirst();
    var earlier = runner(new EventStore("/test", remembered, 10, 3, Clock.systemUTC()));
    assertThat(await(earlier.run(thing, "another name", context("second", ASKED))))
        .isInstanceOf(Outcome.Done.class);
    var returning = new LogReturn(after.pool(), "/test", LogUnderTest.LANES, store::claims);
    var documents = await(earlier.documents(thing, 1, 1));

    // When, Then
    assertThat(documents).hasSize(1);
    assertThatThrownBy(() -> await(returning.take(lane(thing), 0, documents)))
        .hasMessageContaining("would have a hole");
    assertThat(all(log)).isEmpty();
  }

  private static int lane(UUID thing) {
    return new StreamId("thing", thing).lane(LogUnderTest.LANES);
  }

  @Test
  void whatIsThereIsNeverReplaced() {
    // Given: after the log was put back, somebody has used a number again
    assertThat(await(runner.run(things.getFirst(), "other", context("other", ASKED))))
        .isInstanceOf(Outcome.Done.class);
    var lane = lane(things.getFirst());
    var returning = new LogReturn(after.pool(), "/test", LogUnderTest.LANES, store::claims);
    var documents =
        await(remembered.readLane(lane, 0, 5)).stream().map(StoredEvent::document).toList();
    var stored = all(log);

    // When, Then
    assertThatThrownBy(() -> await(returning.take(lane, 0, documents)))
        .hasMessageContaining("holds other bytes under 1");
    assertThat(all(log)).isEqualTo(stored);
  }

  @Test
  void whoIsNotOfThisLogIsRefused() {
    // Given
    var returning = new LogReturn(after.pool(), "/another", LogUnderTest.LANES, store::claims);
    var lane = lane(things.getFirst());
    var documents =
        await(remembered.readLane(lane, 0, 1)).stream().map(StoredEvent::document).toList();

    // When, Then
    assertThatThrownBy(() -> await(returning.take(lane, 0, documents)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("is of /test");
  }

  @Test
  void afterADeclaredRestoreEverybodyHasToAnswer() throws Exception {
    // Given
    var _ =
        DatabaseAccess.of(after.database())
            .updateAsOwner("insert into restored (taken_at, heads) values (now(), '{0,0,0,0}')");

    // When
    var one = recovery(memory(), silent()).compare();
    var all = recovery(memory()).compare();

    // Then
    assertThat(one).isEqualTo(new Standing.Unknown("No answer from silent."));
    assertThat(all).isEqualTo(new Standing.Level(0, true));
  }

  @Test
  void withoutAnyAnswerNothingIsKnown() throws Exception {
    assertThat(recovery(silent()).compare())
        .isEqualTo(new Standing.Unknown("No answer from silent."));
  }

  @Test
  void aClosedLogTakesNothing() {
    // Given
    log.gate().close("Not now.");

    // When, Then
    assertThatThrownBy(() -> await(runner.run(UUID.randomUUID(), "x", context("x", ASKED))))
        .isInstanceOf(LogClosedException.class)
        .hasMessage("Not now.");
    log.gate().open();
    assertThat(await(runner.run(UUID.randomUUID(), "x", context("x", ASKED))))
        .isInstanceOf(Outcome.Done.class);
  }

  /// Attack: the database of a running service is exchanged for an older one | the database, by
  /// what the service remembers | at the next command, refused
  @Test
  void aDatabaseThatGoesBackBeneathTheLogGivesNoNumberTwice() throws Exception {
    // Given
    var thing = UUID.randomUUID();
    for (var i = 0; i < 3; i++) {
      assertThat(await(runner.run(thing, "step " + i, context("step " + i, ASKED))))
          .isInstanceOf(Outcome.Done.class);
    }
    var _ =
        DatabaseAccess.of(after.database())
            .updateAsOwner("update lane_head set seq = 1 where lane = " + lane(thing));

    // When, Then
    assertThatThrownBy(() -> await(runner.run(thing, "step 3", context("step 3", ASKED))))
        .isInstanceOf(LogClosedException.class);
  }
}
