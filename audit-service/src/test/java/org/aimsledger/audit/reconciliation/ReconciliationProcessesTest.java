package org.aimsledger.audit.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.mutiny.Uni;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.aimsledger.audit.reconciliation.Reconciled.Alarm;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Several processes of the service compare, or one after the other that was killed.
class ReconciliationProcessesTest {
  private static final Duration LIMIT = Duration.ofSeconds(30);

  private static Reconciled differing() throws SQLException {
    var both = new Reconciled().stored(1, 350).recorded(1, 350);
    both.changeTrail(
        "trail_entry", "update trail_entry set leaf_hash = sha256('x') where lane_seq in (7, 177)");
    both.changeStore("update events set document = document || 'x' where lane = 2 and seq = 301");
    return both;
  }

  private static void assertEverythingIsFoundOnce(Reconciled both) {
    assertThat(both.alarms())
        .containsExactlyInAnyOrder(
            new Alarm("LEAF_HASH_DIFFERS", 7),
            new Alarm("LEAF_HASH_DIFFERS", 177),
            new Alarm("STORE_DIFFERS", 301));
    assertThat(both.events())
        .containsExactlyInAnyOrder(
            new Alarm("LEAF_HASH_DIFFERS", 7),
            new Alarm("LEAF_HASH_DIFFERS", 177),
            new Alarm("STORE_DIFFERS", 301));
  }

  @Test
  void twoProcessesAtOnceFindEverythingOnceAndNeverTheSameLane() throws SQLException {
    try (var both = differing()) {
      // Given
      var first = both.process();
      var second = both.process();

      // When
      for (var tick = 0; tick < 40; tick++) {
        Uni.join()
            .all(List.of(first.compareNext(), second.compareNext()))
            .andCollectFailures()
            .await()
            .atMost(LIMIT);
      }

      // Then: each turn on a lane was one of one process, and led to a position or to the end of a
      // pass
      assertEverythingIsFoundOnce(both);
      assertThat(
              both.access()
                  .number("select count(*) from trail_reconciliation where finished_at is null"))
          .isZero();
      assertThat(both.access().number("select sum(turn) from trail_reconciliation"))
          .isLessThanOrEqualTo(80);
    }
  }

  @Test
  void aLaneThatOneProcessHoldsIsNotTakenByAnother() throws SQLException {
    try (var both = new Reconciled().stored(1, 60).recorded(1, 60)) {
      // Given
      both.tick();
      var _ =
          both.access()
              .updateAsOwner(
                  "update trail_reconciliation set busy_until = now() + interval '1 hour', position = 0");

      // When
      both.process().compareNext().await().atMost(LIMIT);

      // Then
      assertThat(both.access().number("select sum(position) from trail_reconciliation")).isZero();
    }
  }

  @Test
  void whoHasLostALaneWritesNothingAnyMore() throws SQLException {
    try (var both = new Reconciled().stored(1, 350).recorded(1, 350)) {
      // Given: a process holds lane 2 and is slower than its time
      both.pass();
      var store = both.progress();
      var slow = store.take(Duration.ofSeconds(1), Duration.ofMinutes(15)).await().atMost(LIMIT);
      var place = slow.source() + " " + slow.lane();
      var _ =
          both.access()
              .updateAsOwner(
                  "update trail_reconciliation set turn = turn + 1 where source || ' ' || lane = ?",
                  place);

      // When
      store.advance(slow, 300).await().atMost(LIMIT);
      store.finish(slow, null).await().atMost(LIMIT);

      // Then
      assertThat(
              both.access()
                  .rows(
                      "select position, pass from trail_reconciliation where source || ' ' || lane = ?",
                      place)
                  .getFirst()
                  .get("position"))
          .isEqualTo(slow.position());
    }
  }

  /// The connections of the process are cut at another moment each time; the next process goes on
  /// where the last one has written down that it was.
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void aPassGoesOnAfterItsProcessWasKilled(long seed) throws SQLException, InterruptedException {
    try (var both = differing()) {
      // Given
      var random = new Random(seed);

      // When
      for (var kill = 0; kill < 8; kill++) {
        var running =
            both.process().compareNext().onFailure().recoverWithNull().subscribeAsCompletionStage();
        Thread.sleep(random.nextInt(20));
        both.cut();
        running.toCompletableFuture().join();
      }
      // A lane whose process was killed is free again after its time.
      var _ = both.access().updateAsOwner("update trail_reconciliation set busy_until = now()");
      both.pass();

      // Then
      assertEverythingIsFoundOnce(both);
    }
  }

  /// A process ends between the event of a finding and its alarm: the next one finds it again,
  /// records no second event, and raises the alarm.
  @Test
  void anEventWithoutItsAlarmGetsIt() throws SQLException {
    try (var both = differing()) {
      // Given
      both.pass();
      both.changeTrail("trail_alarm", "delete from trail_alarm");

      // When
      both.pass();

      // Then
      assertEverythingIsFoundOnce(both);
    }
  }
}
