package org.aimsledger.audit.retention;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// What a service whose code was changed can not make the database of the trail do.
class RetentionTamperingTest {
  private static final String REFUSED = "42501";

  @Test
  void whatTwoPersonsWantAndTheRuleAllowsGoes() throws SQLException {
    try (var trail = new PrunedTrail()) {
      // Given
      var notes = trail.oldNotes(3);
      var part = trail.forgedPart(trail.forgedOrder("adam", "tom"), notes);

      // When
      trail.prune(part);
      trail.prune(part);

      // Then
      assertThat(trail.pruned()).isEqualTo(notes);
    }
  }

  /// Attack: content of entries is taken that no pruning event names, or noted as pruned, as
  /// application | the database of the trail | at once, refused
  @Test
  void withoutAnEventNothingGoes() {
    try (var trail = new PrunedTrail()) {
      // Given
      var notes = trail.oldNotes(2);

      // When
      var states =
          Stream.of(
                  "update trail_entry set leaf = null",
                  "insert into trail_pruned (idx, event) values (0, 1)",
                  "select trail_prune(0)",
                  "select trail_prune(4711)",
                  "insert into trail_retention values ('mine', 'all', '%s', 'P1D')"
                      .formatted(PrunedTrail.RAISED))
              .map(sql -> failure(() -> trail.database().asApplication(sql)))
              .toList();

      // Then
      assertThat(states).containsOnly(REFUSED);
      assertThat(notes).hasSize(2);
      assertThat(trail.pruned()).isEmpty();
    }
  }

  /// Attack: a pruning event names entries that are younger than the shortest time of their class |
  /// the database of the trail | at once, refused
  @Test
  void whatHasToBeKeptStays() {
    try (var trail = new PrunedTrail()) {
      // Given
      var note = trail.oldNotes(1).getFirst();
      var young =
          trail.recorded(
              PrunedTrail.NOTE,
              "incident/" + UUID.randomUUID(),
              Instant.now().minusSeconds(3_600),
              "{}");
      var part = trail.forgedPart(trail.forgedOrder("adam", "tom"), List.of(note, young));

      // When
      var state = failure(() -> trail.prune(part));

      // Then
      assertThat(state).isEqualTo(REFUSED);
      assertThat(trail.pruned()).isEmpty();
    }
  }

  /// Attack: a pruning event names entries that are not of its class of records | the database of
  /// the trail | at once, refused
  @Test
  void whatIsNotOfTheClassStays() {
    try (var trail = new PrunedTrail()) {
      // Given
      var raised =
          trail.recorded(
              PrunedTrail.RAISED, "incident/" + UUID.randomUUID(), PrunedTrail.OLD, "{}");
      var part = trail.forgedPart(trail.forgedOrder("adam", "tom"), List.of(raised));

      // When
      var state = failure(() -> trail.prune(part));

      // Then
      assertThat(state).isEqualTo(REFUSED);
      assertThat(trail.pruned()).isEmpty();
    }
  }

  /// Attack: somebody confirms his own pruning, or nobody confirms it | the database of the trail |
  /// at once, refused
  @Test
  void onePersonIsNotEnough() {
    try (var trail = new PrunedTrail()) {
      // Given
      var notes = trail.oldNotes(2);
      var own = trail.forgedPart(trail.forgedOrder("adam", "adam"), notes);
      var unordered = trail.forgedPart(UUID.randomUUID(), notes);

      // When
      var states = List.of(failure(() -> trail.prune(own)), failure(() -> trail.prune(unordered)));

      // Then
      assertThat(states).containsOnly(REFUSED);
      assertThat(trail.pruned()).isEmpty();
    }
  }

  /// Attack: a pruning event names other entries than its digest is of, or such that don't exist |
  /// the database of the trail | at once, refused
  @Test
  void anotherDigestIsRefused() {
    try (var trail = new PrunedTrail()) {
      // Given
      var notes = trail.oldNotes(2);
      var pruning = trail.forgedOrder("adam", "tom");
      var other = trail.forgedPart(pruning, notes, "ab".repeat(32));
      var absent = trail.forgedPart(pruning, List.of(notes.getFirst(), 4711L), "ab".repeat(32));

      // When
      var states = List.of(failure(() -> trail.prune(other)), failure(() -> trail.prune(absent)));

      // Then
      assertThat(states).containsOnly(REFUSED);
      assertThat(trail.pruned()).isEmpty();
    }
  }

  /// Attack: a pruning event is put into the trail past its writer, as owner | the database of the
  /// trail | at once, refused
  @Test
  void anEventThatTheTreeDoesNotHaveIsNone() throws SQLException {
    try (var trail = new PrunedTrail()) {
      // Given
      var part = trail.forgedPart(trail.forgedOrder("adam", "tom"), trail.oldNotes(2));
      var beside = part + 1;
      trail
          .database()
          .asOwner(
              "insert into trail_entry (idx, source, lane, lane_seq, received_at, leaf, leaf_hash, subject, type)"
                  + " select %d, source, lane, 4711, now(), leaf, leaf_hash, subject, type from trail_entry where idx = %d"
                      .formatted(beside, part));

      // When
      var state = failure(() -> trail.prune(beside));

      // Then
      assertThat(state).isEqualTo(REFUSED);
      assertThat(trail.pruned()).isEmpty();
    }
  }

  /// Attack: a pruning event names records about a person whose data is on hold | the database of
  /// the trail, which keeps them | at once
  @Test
  void whatIsOnHoldStays() throws SQLException {
    try (var trail = new PrunedTrail()) {
      // Given
      var person = UUID.randomUUID();
      var free = trail.oldNotes(1).getFirst();
      var held =
          trail.recorded(
              PrunedTrail.NOTE,
              "incident/" + UUID.randomUUID(),
              PrunedTrail.OLD,
              "{\"person\":\"%s\"}".formatted(person));
      var part = trail.forgedPart(trail.forgedOrder("adam", "tom"), List.of(free, held));
      var now = Instant.now();
      var _ = trail.recorded(PrunedTrail.HOLD, "data-subject/" + person, now, "{}");

      // When
      trail.prune(part);
      var whileHeld = trail.pruned();
      var _ = trail.recorded(PrunedTrail.RELEASE, "data-subject/" + person, now, "{}");
      trail.prune(part);

      // Then
      assertThat(whileHeld).containsExactly(free);
      assertThat(trail.pruned()).containsExactly(free, held);
    }
  }

  /// Attack: an entry is changed, triggers off, and then pruned, so that nobody sees it | the
  /// database of the trail, which keeps it | at once
  @Test
  void whatDoesNotHaveItsHashIsKeptAsEvidence() throws SQLException {
    try (var trail = new PrunedTrail()) {
      // Given
      var notes = trail.oldNotes(2);
      var part = trail.forgedPart(trail.forgedOrder("adam", "tom"), notes);
      trail
          .database()
          .asOwner(
              "alter table trail_entry disable trigger all;"
                  + " update trail_entry set leaf = leaf || 'x' where idx = "
                  + notes.getLast());
      trail.database().asOwner("alter table trail_entry enable always trigger trail_entry_stays");

      // When
      trail.prune(part);

      // Then
      assertThat(trail.pruned()).containsExactly(notes.getFirst());
    }
  }

  /// Attack: the owner says that he prunes, and takes or changes what no event names | the triggers
  /// of the database | at once, refused
  @Test
  void theOwnerWhoSaysThatHePrunesChangesNothing() {
    try (var trail = new PrunedTrail()) {
      // Given
      var _ = trail.oldNotes(2);

      // When
      var states =
          Stream.of("leaf = null", "actor = 'x'", "leaf_hash = sha256('x')")
              .map(
                  change ->
                      failure(
                          () ->
                              trail
                                  .database()
                                  .asOwner(
                                      "set aims.pruning = 'on'; update trail_entry set " + change)))
              .toList();

      // Then
      assertThat(states).containsOnly(REFUSED);
      assertThat(trail.pruned()).isEmpty();
    }
  }

  private interface Attempt {
    void run() throws SQLException;
  }

  private static String failure(Attempt attempt) {
    try {
      attempt.run();
      return "none";
    } catch (SQLException e) {
      return e.getSQLState();
    }
  }
}
