package org.aimsledger.audit.publication;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import org.aimsledger.verifier.log.Cosigner;
import org.aimsledger.verifier.log.NoteSignature;
import org.aimsledger.verifier.log.Policy;
import org.aimsledger.verifier.log.RejectedException;
import org.aimsledger.verifier.log.SignatureType;
import org.aimsledger.verifier.log.SignedNote;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Checkpoints with an Ed25519 and an ML-DSA-44 signature of the log, on a real database.
class SecondSignatureTest {
  @TempDir private Path folder;

  private RotatingTrail trail;

  @BeforeEach
  void begin() {
    trail = new RotatingTrail(folder);
    trail.grow();
  }

  @AfterEach
  void end() {
    trail.close();
  }

  @Test
  void eachCheckpointHasBothSignaturesAndThePolicyKnowsBothKeys() throws IOException {
    // Given
    var process = trail.startWithSecond("old", "second");

    // When
    process.sign();

    // Then
    var accepted = trail.strictPolicy(process).accept(trail.newest());
    assertThat(accepted.log()).isEqualTo(trail.signer("old").verifierKey());
    assertThat(accepted.alsoSigned()).containsExactly(second().verifierKey());
    assertThat(accepted.alsoSigned().getFirst().type()).isEqualTo(SignatureType.ML_DSA_44);
    // It is no other eye.
    assertThat(accepted.cosignatures()).isEmpty();
    assertThat(
            PosixFilePermissions.toString(
                Files.getPosixFilePermissions(folder.resolve("second.key"))))
        .isEqualTo("rw-------");
  }

  @Test
  void whoKnowsOnlyTheFirstKeyIsNotDisturbed() {
    // Given
    trail.startWithSecond("old", "second").sign();

    // When
    var accepted = Policy.of(trail.signer("old").verifierKey()).accept(trail.newest());

    // Then
    assertThat(accepted.alsoSigned()).isEmpty();
  }

  /// Attack: somebody who has broken or stolen the Ed25519 key of the log signs a checkpoint with
  /// it alone | whoever has a policy that asks for both keys | when the checkpoint is read
  @Test
  void aCheckpointWithOneOfTwoSignaturesIsNotBelieved() {
    // Given
    var process = trail.startWithSecond("old", "second");
    process.sign();
    var strict = trail.strictPolicy(process);

    // When
    var first = only(trail.newest(), false);
    var second = only(trail.newest(), true);

    // Then
    assertThatThrownBy(() -> strict.accept(first))
        .isInstanceOf(RejectedException.class)
        .hasMessageContaining("needs the quorum \"log-ml-dsa-44\"");
    assertThatThrownBy(() -> strict.accept(second))
        .isInstanceOf(RejectedException.class)
        .hasMessageContaining("no log of the policy has signed");
    assertThat(trail.policy(process).accept(first).alsoSigned()).isEmpty();
  }

  /// Attack: the second signature is put below another checkpoint | verifier, with any policy that
  /// knows the key | when the checkpoint is read
  @Test
  void aSecondSignatureOfAnotherCheckpointSpoilsTheNote() {
    // Given
    var process = trail.startWithSecond("old", "second");
    process.sign();
    var line = second(trail.newest());
    trail.grow();
    process.sign();

    // When
    var mixed = only(trail.newest(), false).with(line);

    // Then
    assertThatThrownBy(() -> trail.policy(process).accept(mixed))
        .isInstanceOf(RejectedException.class)
        .hasMessageContaining("is wrong");
  }

  @Test
  void aSecondKeyCanComeLaterAndEarlierCheckpointsStayGood() {
    // Given
    trail.start("old").sign();
    var before = trail.newest();
    var process = trail.startWithSecond("old", "second");
    trail.grow();

    // When
    process.sign();

    // Then
    assertThat(trail.policy(process).accept(before).alsoSigned()).isEmpty();
    assertThat(trail.policy(process).accept(trail.newest()).alsoSigned()).hasSize(1);
  }

  @Test
  void theFirstKeyIsChangedWhileTheSecondStays() throws IOException {
    // Given
    trail.startWithSecond("old", "second").sign();
    var process = trail.startWithSecond("old", "new", "second");
    process.rotate();
    trail.takeIn();

    // When
    process.sign();
    var both = trail.newest();
    var after = trail.startWithSecond("new", "second");
    after.rotate();
    trail.takeIn();
    after.sign();

    // Then
    assertThat(trail.signers(both)).containsExactly("old", "new");
    assertThat(trail.signers(trail.newest())).containsExactly("new");
    assertThat(trail.strictPolicy(after).accept(both).alsoSigned())
        .containsExactly(second().verifierKey());
    assertThat(trail.strictPolicy(after).accept(trail.newest()).alsoSigned())
        .containsExactly(second().verifierKey());
  }

  @Test
  void theSecondKeyIsChangedAsTheFirstIs() throws IOException {
    // Given
    trail.startWithSecond("old", "second").sign();
    var before = trail.newest();
    var overlap = trail.startWithNextSecond("old", "second", "third");
    overlap.rotate();
    trail.takeIn();
    overlap.sign();
    var both = trail.newest();

    // When
    var after = trail.startWithSecond("old", "third");
    after.rotate();
    trail.takeIn();
    after.sign();
    var last = trail.newest();

    // Then
    var second = key("second").verifierKey();
    var third = key("third").verifierKey();
    var strict = trail.strictPolicy(after);
    assertThat(strict.accept(before).alsoSigned()).containsExactly(second);
    assertThat(strict.accept(both).alsoSigned()).containsExactly(second, third);
    assertThat(strict.accept(last).alsoSigned()).containsExactly(third);
    assertThat(trail.changes(after)).containsExactly(1L, 2L);
    assertThat(trail.recorded("announced.v1")).isOne();
    assertThat(trail.recorded("retired.v1")).isOne();
    assertThat(trail.signers(last)).containsExactly("old");
  }

  /// Attack: a second key that was retired signs a later checkpoint | whoever has a policy that
  /// asks for both keys | when the checkpoint is read
  @Test
  void aRetiredSecondKeyCountsForNothingMore() throws IOException {
    // Given
    trail.startWithSecond("old", "second").sign();
    var overlap = trail.startWithNextSecond("old", "second", "third");
    overlap.rotate();
    trail.takeIn();
    overlap.sign();
    var after = trail.startWithSecond("old", "third");
    after.rotate();
    trail.takeIn();
    after.sign();
    var strict = trail.strictPolicy(after);

    // When
    var forged = key("second").cosign(only(trail.newest(), false), Instant.now());

    // Then
    assertThatThrownBy(() -> strict.accept(forged))
        .isInstanceOf(RejectedException.class)
        .hasMessageContaining("needs the quorum \"log-ml-dsa-44\"");
  }

  @Test
  void aSecondKeyThatWasNotAnnouncedDoesNotTakeTheOthersPlace() {
    // Given
    trail.startWithSecond("old", "second").sign();
    var _ = trail.startWithNextSecond("old", "second", "third");

    // When
    // Then
    assertThatThrownBy(() -> trail.startWithSecond("old", "third"))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("has a second signature of another key");
  }

  /// Attack: the file of the second key is exchanged | audit-service, which does not start | at its
  /// next start
  @Test
  void anExchangedSecondKeyStopsTheStart() throws IOException {
    // Given
    trail.startWithSecond("old", "second").sign();
    Files.delete(folder.resolve("second.key"));

    // When
    assertThatThrownBy(() -> trail.startWithSecond("old", "second"))
        .hasMessageContaining("is missing");
    var _ = trail.start("old");
    Files.writeString(
        folder.resolve("second.key"),
        Cosigner.mlDsa44(RotatingTrail.ORIGIN, new byte[32]).encodeSecret());

    // Then
    assertThatThrownBy(() -> trail.startWithSecond("old", "second"))
        .hasMessageContaining("has a second signature of another key");
  }

  private Cosigner second() throws IOException {
    return key("second");
  }

  private Cosigner key(String name) throws IOException {
    return Cosigner.parseMlDsa44(Files.readString(folder.resolve(name + ".key")).strip());
  }

  private static SignedNote only(SignedNote note, boolean second) {
    return new SignedNote(
        note.text(),
        note.signatures().stream().filter(line -> line.isMlDsa44() == second).toList());
  }

  private static NoteSignature second(SignedNote note) {
    return List.copyOf(note.signatures()).stream()
        .filter(NoteSignature::isMlDsa44)
        .findFirst()
        .orElseThrow();
  }
}
