package org.aimsledger.audit.retention;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.mutiny.Uni;
import java.sql.SQLException;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.aimsledger.audit.contentpruning.ContentPruning;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Prunings from the confirmation to the end. Each step is made by a process that starts anew.
class RetentionJobTest {
  private static final int TICKS = 60;

  @Test
  void nothingGoesBeforeASecondPersonConfirms() {
    try (var trail = new PrunedTrail()) {
      // Given
      var _ = trail.oldNotes(3);
      var pruning = trail.ordered("adam");
      trail.confirmed(pruning, "adam");

      // When
      carryOut(trail, pruning, 5);

      // Then
      assertThat(trail.pruned()).isEmpty();
      assertThat(trail.state(pruning)).isInstanceOf(ContentPruning.Ordered.class);
    }
  }

  @Test
  void whatIsOldGoesInPartsAndTheRestStays() {
    try (var trail = new PrunedTrail()) {
      // Given: parts have four entries
      var notes = trail.oldNotes(5);
      var raised =
          trail.recorded(
              PrunedTrail.RAISED, "incident/" + UUID.randomUUID(), PrunedTrail.OLD, "{}");
      var more = trail.oldNotes(4);
      var young =
          trail.recorded(
              PrunedTrail.NOTE, "incident/" + UUID.randomUUID(), PrunedTrail.BEFORE, "{}");
      var pruning = trail.ordered("adam");
      trail.confirmed(pruning, "tom");

      // When
      carryOut(trail, pruning, TICKS);

      // Then
      assertThat(trail.pruned())
          .containsExactlyElementsOf(Stream.concat(notes.stream(), more.stream()).toList())
          .doesNotContain(raised, young);
      assertThat(trail.state(pruning))
          .isInstanceOfSatisfying(
              ContentPruning.Finished.class, done -> assertThat(done.count()).isEqualTo(9));
    }
  }

  @Test
  void nothingGoesBeforeItsEventIsInTheTrail() {
    try (var trail = new PrunedTrail()) {
      // Given
      var notes = trail.oldNotes(2);
      var pruning = trail.ordered("adam");
      trail.confirmed(pruning, "tom");
      trail.deliver();
      IntStream.range(0, 5).forEach(_ -> trail.tick());
      var before = trail.pruned();

      // When
      trail.deliver();
      trail.tick();

      // Then
      assertThat(before).isEmpty();
      assertThat(trail.pruned()).isEqualTo(notes);
    }
  }

  @Test
  void recordsOnHoldAreNotNamed() {
    try (var trail = new PrunedTrail()) {
      // Given
      var person = UUID.randomUUID();
      var held =
          trail.recorded(
              PrunedTrail.NOTE,
              "incident/" + UUID.randomUUID(),
              PrunedTrail.OLD,
              "{\"person\":\"%s\"}".formatted(person));
      var free = trail.oldNotes(1);
      var _ = trail.recorded(PrunedTrail.HOLD, "data-subject/" + person, PrunedTrail.BEFORE, "{}");
      var pruning = trail.ordered("adam");
      trail.confirmed(pruning, "tom");

      // When
      carryOut(trail, pruning, TICKS);

      // Then
      assertThat(trail.pruned()).isEqualTo(free).doesNotContain(held);
      assertThat(trail.access().number("select count(*) from trail_pruned")).isEqualTo(1);
    }
  }

  @Test
  void whatTheDatabaseRefusesIsSetAsideAndTheNextGoesOn() {
    try (var trail = PrunedTrail.withRulesOfItsOwn()) {
      // Given: the first part is taken, the second has an entry that the database keeps
      var notes = trail.oldNotes(4);
      var raised =
          trail.recorded(
              PrunedTrail.RAISED, "incident/" + UUID.randomUUID(), PrunedTrail.OLD, "{}");
      var read =
          trail.recorded(
              PrunedTrail.READ, "trail-access/" + UUID.randomUUID(), PrunedTrail.OLD, "{}");
      var refused = trail.ordered("adam");
      trail.confirmed(refused, "tom");
      trail.deliver();
      var next = trail.ordered(PrunedTrail.ACCESSES, "adam");
      trail.confirmed(next, "tom");

      // When
      carryOut(trail, next, TICKS);

      // Then
      assertThat(trail.state(next)).isInstanceOf(ContentPruning.Finished.class);
      assertThat(trail.state(refused))
          .isInstanceOfSatisfying(
              ContentPruning.SetAside.class,
              aside -> {
                assertThat(aside.part()).isEqualTo(2);
                assertThat(aside.reason()).contains("names entries that have to be kept");
              });
      assertThat(trail.pruned())
          .containsExactlyElementsOf(Stream.concat(notes.stream(), Stream.of(read)).toList())
          .doesNotContain(raised);
    }
  }

  @Test
  void whoeverMayNotCallTheDatabaseSetsNothingAside() throws SQLException {
    try (var trail = new PrunedTrail()) {
      // Given
      var notes = trail.oldNotes(2);
      var pruning = trail.ordered("adam");
      trail.confirmed(pruning, "tom");
      trail.database().asOwner("revoke execute on function trail_prune from public, app_user");

      // When
      for (var tick = 0; tick < 5; tick++) {
        trail.deliver();
        trail.job().step().onFailure().recoverWithNull().await().indefinitely();
      }
      var meanwhile = trail.state(pruning);
      trail.database().asOwner("grant execute on function trail_prune to app_user");
      carryOut(trail, pruning, TICKS);

      // Then
      assertThat(meanwhile).isInstanceOf(ContentPruning.Confirmed.class);
      assertThat(trail.pruned()).isEqualTo(notes);
    }
  }

  /// Attack: a confirmation that the log of the service doesn't have is put into the trail, so that
  /// prunings behind it wait for ever | the service, which passes it over | at once
  @Test
  void aForgedConfirmationHoldsUpNobody() {
    try (var trail = new PrunedTrail()) {
      // Given
      var notes = trail.oldNotes(2);
      var forged = trail.forgedOrder("adam", "tom");
      var _ = trail.forged("content-pruning-confirmed", "tom", "x' or 1=1", "{}");
      var pruning = trail.ordered("adam");
      trail.confirmed(pruning, "tom");

      // When
      carryOut(trail, pruning, TICKS);

      // Then
      assertThat(trail.pruned()).isEqualTo(notes);
      assertThat(trail.state(pruning)).isInstanceOf(ContentPruning.Finished.class);
      assertThat(trail.state(forged)).isInstanceOf(ContentPruning.Absent.class);
    }
  }

  @Test
  void twoProcessesAtOnceDoNoHarm() {
    try (var trail = new PrunedTrail()) {
      // Given
      var notes = trail.oldNotes(11);
      var pruning = trail.ordered("adam");
      trail.confirmed(pruning, "tom");

      // When
      for (var tick = 0; tick < TICKS && !isFinished(trail, pruning); tick++) {
        trail.deliver();
        var both = List.of(trail.job().step(), trail.job().step());
        Uni.join().all(both).andCollectFailures().await().indefinitely();
      }

      // Then
      assertThat(trail.pruned()).isEqualTo(notes);
      assertThat(trail.state(pruning))
          .isInstanceOfSatisfying(
              ContentPruning.Finished.class, done -> assertThat(done.count()).isEqualTo(11));
    }
  }

  /// The connections of the service are cut while it works, at another moment each time; what it
  /// had begun is rolled back, and a process that starts goes on.
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void aPruningGoesOnAfterItsProcessWasKilled(long seed) throws SQLException, InterruptedException {
    try (var trail = new PrunedTrail()) {
      // Given
      var random = new Random(seed);
      var notes = trail.oldNotes(9);
      var pruning = trail.ordered("adam");
      trail.confirmed(pruning, "tom");

      // When
      for (var kill = 0; kill < 15; kill++) {
        trail.deliver();
        var step = trail.job().step().onFailure().recoverWithNull().subscribeAsCompletionStage();
        Thread.sleep(random.nextInt(12));
        trail.database().cut();
        step.toCompletableFuture().join();
      }
      carryOut(trail, pruning, TICKS);

      // Then
      assertThat(trail.pruned()).as("seed %d", seed).isEqualTo(notes);
      assertThat(
              trail
                  .access()
                  .number("select count(*) from trail_entry where type like '%.content-pruned.v1'"))
          .isEqualTo(3);
    }
  }

  private static void carryOut(PrunedTrail trail, UUID pruning, int ticks) {
    for (var tick = 0; tick < ticks && !isFinished(trail, pruning); tick++) {
      trail.deliver();
      trail.tick();
    }
  }

  private static boolean isFinished(PrunedTrail trail, UUID pruning) {
    return trail.state(pruning) instanceof ContentPruning.Finished;
  }
}
