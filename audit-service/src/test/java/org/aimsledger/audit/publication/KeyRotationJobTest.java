package org.aimsledger.audit.publication;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smallrye.mutiny.Uni;
import java.nio.file.Path;
import java.time.Duration;
import org.aimsledger.verifier.log.Checkpoint;
import org.aimsledger.verifier.log.Policy;
import org.aimsledger.verifier.log.RejectedException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A key follows another on a real database, whoever ends in between.
class KeyRotationJobTest {
  @TempDir private Path folder;

  private RotatingTrail trail;

  @BeforeEach
  void begin() {
    trail = new RotatingTrail(folder);
    trail.grow();
    trail.start("old").sign();
  }

  @AfterEach
  void end() {
    trail.close();
  }

  @Test
  void theNewKeySignsFromTheCheckpointOnThatCoversItsAnnouncement() {
    // Given
    var process = trail.start("old", "new");

    // When
    process.rotate();
    trail.grow();
    process.sign();
    var before = trail.newest();
    trail.takeIn();
    process.sign();

    // Then
    assertThat(trail.signers(before)).containsExactly("old");
    assertThat(trail.signers(trail.newest())).containsExactly("old", "new");
    assertThat(trail.recorded("announced.v1")).isOne();
  }

  /// What `/trail/key-changes` and `/trail/key-change/…` give out, so that who knows the old key
  /// learns the new one.
  @Test
  void theCheckpointThatCoversAnAnnouncementIsSignedByBoth() {
    // Given
    var process = overlapping();
    trail.grow();
    process.sign();

    // When
    var changes = trail.changes(process);
    var covering = trail.covering(changes.getFirst());

    // Then
    assertThat(changes).containsExactly(1L);
    assertThat(trail.signers(covering)).containsExactly("old", "new");
    assertThat(Checkpoint.parse(covering.text()).size()).isEqualTo(2);
  }

  @Test
  void whileBothSignTheOldPolicyIsEnough() {
    // Given
    var oldPolicy = Policy.of(trail.signer("old").verifierKey());
    var newPolicy = Policy.of(overlapping().keys().next().orElseThrow().verifierKey());

    // When
    var note = trail.newest();

    // Then
    assertThat(oldPolicy.accept(note).log()).isEqualTo(trail.signer("old").verifierKey());
    assertThat(newPolicy.accept(note).log()).isEqualTo(trail.signer("new").verifierKey());
  }

  @Test
  void afterTheChangeEachKeyIsBelievedForItsTimeOnly() {
    // Given
    var first = trail.newest();
    var _ = overlapping();
    var both = trail.newest();
    var process = trail.start("new");
    process.rotate();
    trail.takeIn();

    // When
    process.sign();

    // Then
    var last = trail.newest();
    var policy = trail.policy(process);
    assertThat(trail.signers(last)).containsExactly("new");
    assertThat(policy.accept(first).log()).isEqualTo(trail.signer("old").verifierKey());
    assertThat(policy.accept(both).log()).isEqualTo(trail.signer("old").verifierKey());
    assertThat(policy.accept(last).log()).isEqualTo(trail.signer("new").verifierKey());
    assertThatThrownBy(() -> policy.accept(trail.signer("old").sign(last.text())))
        .isInstanceOf(RejectedException.class)
        .hasMessageContaining(
            "is retired: it signs checkpoints of at most 2 entries, this one has 3");
    assertThatThrownBy(() -> policy.accept(trail.signer("new").sign(first.text())))
        .isInstanceOf(RejectedException.class)
        .hasMessageContaining("was not announced");
  }

  @Test
  void anOldBundleKeepsThePolicyItHad() {
    // Given
    var first = trail.newest();
    var process = overlapping();

    // When
    var policy = trail.policyAsOf(process, Checkpoint.parse(first.text()).size());

    // Then
    assertThat(policy.logs()).containsExactly(trail.signer("old").verifierKey());
    assertThat(policy.accept(first).log()).isEqualTo(trail.signer("old").verifierKey());
  }

  @Test
  void theNewKeyAloneDoesNotStartBeforeBothHaveSigned() {
    // Given
    var overlap = trail.start("old", "new");
    overlap.rotate();
    trail.takeIn();

    // When
    // Then
    assertThatThrownBy(() -> trail.start("new"))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("was signed by another key");
  }

  @Test
  void exchangedFilesDoNotStart() {
    // Given
    var _ = trail.start("old", "new");

    // When
    // Then
    assertThatThrownBy(() -> trail.start("new", "old"))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("was signed by another key");
  }

  @Test
  void theRetiredKeySignsNothingMore() {
    // Given
    var stale = overlapping();
    var process = trail.start("new");
    process.rotate();
    trail.takeIn();
    var onlyOld = trail.start("old");

    // When
    onlyOld.rotate();
    onlyOld.sign();
    var refused = trail.newest();
    stale.sign();

    // Then
    assertThat(Checkpoint.parse(refused.text()).size()).isEqualTo(2);
    assertThat(trail.signers(trail.newest())).containsExactly("new");
    assertThat(trail.recorded("announced.v1")).isOne();
    assertThat(trail.recorded("retired.v1")).isOne();
  }

  @Test
  void aProcessThatEndsBetweenRecordingAndSigningIsContinued() {
    // Given a process that ended when it had made the key file, and one when it had recorded
    var _ = trail.start("old", "new");
    trail.start("old", "new").rotate();
    trail.takeIn();

    // When
    var next = trail.start("old", "new");
    next.sign();
    next.rotate();
    trail.takeIn();

    // Then
    assertThat(trail.signers(trail.newest())).containsExactly("old", "new");
    assertThat(trail.recorded("announced.v1")).isOne();
  }

  @Test
  void severalProcessesAtOnceRecordAChangeOnce() {
    // Given
    var one = trail.start("old", "new");
    var other = trail.start("old", "new");

    // When
    Uni.join()
        .all(one.rotation().rotate(), other.rotation().rotate())
        .andFailFast()
        .await()
        .atMost(Duration.ofSeconds(30));
    // Whoever lost has logged it and tries again.
    one.rotate();
    other.rotate();

    // Then
    assertThat(trail.recorded("announced.v1")).isOne();
  }

  @Test
  void thePolicySaysNothingOfSizesBeforeTheFirstChange() {
    // Given
    var process = trail.start("old");

    // When
    var policy = trail.policyText(process);

    // Then
    assertThat(policy)
        .isEqualTo("log %s\nquorum none\n".formatted(trail.signer("old").verifierKey().encode()));
  }

  /// Both keys have signed a checkpoint, of two entries.
  private RotatingTrail.Running overlapping() {
    var process = trail.start("old", "new");
    process.rotate();
    trail.takeIn();
    process.sign();
    return process;
  }
}
