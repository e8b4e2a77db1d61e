package org.aimsledger.verifier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import org.aimsledger.verifier.log.Checkpoint;
import org.aimsledger.verifier.log.Hash;
import org.aimsledger.verifier.log.MalformedException;
import org.aimsledger.verifier.log.NoteSignature;
import org.aimsledger.verifier.log.NoteSigner;
import org.aimsledger.verifier.log.Policy;
import org.aimsledger.verifier.log.RejectedException;
import org.aimsledger.verifier.log.SignedNote;
import org.aimsledger.verifier.log.TlogProof;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A log changes its key. The policy keeps the old line and gets a new one.
class KeyRotationTest {

  @TempDir private Path folder;

  private final SampleBundle bundle = SampleBundle.usual();
  private final NoteSigner oldKey = bundle.log.signer;
  private final NoteSigner newKey = new SampleLog((byte) 9).signer;
  private final Policy onlyOld = policy(oldKey);
  private final Policy onlyNew = policy(newKey);
  private final Policy both = policy(oldKey, newKey);

  private static Policy policy(NoteSigner... keys) {
    var text = new StringBuilder();
    for (var key : keys) {
      text.append("log ").append(key.verifierKey()).append('\n');
    }
    return Policy.parse(text.append("quorum none\n").toString());
  }

  private static NoteSignature signature(NoteSigner key, String text) {
    return key.sign(text).signatures().getFirst();
  }

  @Test
  void checkpointsOfBothKeysAreBelieved() {
    // Given
    var byOld = bundle.checkpoint;
    var byNew = newKey.sign(byOld.text());
    var byBoth = byOld.with(signature(newKey, byOld.text()));

    // When, Then
    assertThat(both.accept(byOld).log()).isEqualTo(oldKey.verifierKey());
    assertThat(both.accept(byNew).log()).isEqualTo(newKey.verifierKey());
    for (var policy : List.of(onlyOld, onlyNew, both)) {
      assertThat(policy.accept(byBoth).checkpoint()).isEqualTo(Checkpoint.parse(byOld.text()));
    }
    assertThatThrownBy(() -> onlyOld.accept(byNew))
        .isInstanceOf(RejectedException.class)
        .hasMessageStartingWith("no known key has signed");
  }

  /// Attack: the signature of one key is added to a right one, over another text | verifier | when
  /// it runs
  @Test
  void aWrongSignatureOfAKnownKeySpoilsTheRightOneOfTheOther() {
    // Given a checkpoint with a right line and one over another text, in both orders
    String text = bundle.checkpoint.text();
    var right = signature(newKey, text);
    var wrong = signature(oldKey, "something else\n");

    // When, Then
    for (var lines : List.of(List.of(right, wrong), List.of(wrong, right))) {
      var note = new SignedNote(text, lines);
      assertThatThrownBy(() -> both.accept(note))
          .isInstanceOf(RejectedException.class)
          .hasMessage("the signature of " + oldKey.verifierKey().label() + " is wrong");
      assertThat(onlyNew.accept(note).log()).isEqualTo(newKey.verifierKey());
    }
  }

  @Test
  void aProofWithAnOldCheckpointStaysGood() {
    // Given
    var proof = TlogProof.parse(new String(bundle.get(Bundle.proof(5)), StandardCharsets.UTF_8));

    // When
    var accepted = proof.verify(Hash.leaf(bundle.get(Bundle.entry(5))), both);

    // Then
    assertThat(accepted.log()).isEqualTo(oldKey.verifierKey());
  }

  /// Attack: a checkpoint is signed with an old key that was taken out of the policy | verifier |
  /// when it runs
  @Test
  void aBundleOfTheOldKeyStaysGood() throws IOException {
    // Given
    Path file = bundle.write(folder);

    // When
    var report = new BundleVerifier(file, both).run();
    var withoutTheOldLine = new BundleVerifier(file, onlyNew).run();

    // Then
    assertThat(report.problems()).isEmpty();
    assertThat(report.verified()).isTrue();
    assertThat(withoutTheOldLine.problems()).extracting(Problem::check).contains(Check.CHECKPOINT);
  }

  @Test
  void aLogGrowsAcrossTheChange() {
    // Given
    var log = TamperedLogTest.grown(300);
    var before = log.checkpoint();
    var copy = new TamperedFolder(folder);
    var _ = LogFolder.write(folder, TamperedLogTest.grown(600).leaves, newKey);

    // When
    var options = new LogVerifier.Options(false, before, 100);
    var verdict = copy.verify(both, options);
    var withoutTheOldLine = copy.verify(onlyNew, options);

    // Then
    assertThat(verdict.problems()).isEmpty();
    assertThat(verdict.outcome(LogCheck.GROWTH)).isEqualTo("holds");
    assertThat(withoutTheOldLine.problems())
        .extracting(Problem::check)
        .containsExactly(LogCheck.GROWTH);
  }

  @Test
  void theKeyOfAnotherLogOfThePolicyMayHaveSignedToo() {
    // Given a policy with two logs, and the key of the other one in the first line
    var other = NoteSigner.of("example.com/other", new byte[32]);
    var policy = policy(other, oldKey);
    String text = bundle.checkpoint.text();
    var note = new SignedNote(text, List.of(signature(other, text), signature(oldKey, text)));

    // When, Then
    assertThat(policy.accept(note).log()).isEqualTo(oldKey.verifierKey());
    assertThatThrownBy(() -> policy.accept(other.sign(text)))
        .isInstanceOf(RejectedException.class)
        .hasMessage(
            "the key of \"example.com/other\" has signed a checkpoint of \"example.com/trail\"");
  }

  /// Attack: a signature carries name and id of a known key, and was made with another | verifier |
  /// when it runs
  @Test
  void aRetiredKeyIsBelievedUpToItsLastSizeOnly() throws IOException {
    // Given
    long size = Checkpoint.parse(bundle.checkpoint.text()).size();
    Path file = bundle.write(folder);
    var lastOfOld = sizes(0, Long.toString(size), size + 1);
    var tooLate = sizes(0, Long.toString(size - 1), size);

    // When
    var inTime = new BundleVerifier(file, lastOfOld).run();
    var late = new BundleVerifier(file, tooLate).run();

    // Then
    assertThat(inTime.verified()).isTrue();
    assertThat(late.verified()).isFalse();
    assertThat(late.problems())
        .extracting(Problem::reason)
        .anyMatch(text -> text.startsWith("the key %s is retired".formatted(label(oldKey))));
  }

  @Test
  void aRetiredKeyDoesNotSpoilTheSignatureOfTheNewOne() {
    // Given
    String text = bundle.checkpoint.text();
    long size = Checkpoint.parse(text).size();
    var policy = sizes(0, Long.toString(size - 1), size);
    var byBoth = bundle.checkpoint.with(signature(newKey, text));

    // When
    var accepted = policy.accept(byBoth);

    // Then
    assertThat(accepted.log()).isEqualTo(newKey.verifierKey());
  }

  @Test
  void aKeyIsNotBelievedBeforeItWasAnnounced() {
    // Given
    String text = bundle.checkpoint.text();
    var policy = sizes(0, "-", Checkpoint.parse(text).size() + 1);

    // When, Then
    assertThatThrownBy(() -> policy.accept(newKey.sign(text)))
        .isInstanceOf(RejectedException.class)
        .hasMessageContaining("was not announced");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "# log-key-sizes %s 0",
        "# log-key-sizes %s 0 x",
        "# log-key-sizes %s -1 -",
        "# log-key-sizes %s 01 -",
        "# log-key-sizes %s 0 - -",
        "# log-key-sizes example.com/other+00000000 0 -",
        "# log-key-sizes %1$s 0 -\n# log-key-sizes %1$s 0 5"
      })
  void sizesThatAreNotUnderstoodAreNoPolicy(String line) {
    // Given
    var text =
        "log %s\n%s\nquorum none\n".formatted(oldKey.verifierKey(), line.formatted(label(oldKey)));

    // When, Then
    assertThatThrownBy(() -> Policy.parse(text)).isInstanceOf(MalformedException.class);
  }

  private Policy sizes(long oldFrom, String oldUpTo, long newFrom) {
    return Policy.parse(
        """
        log %s
        log %s
        # log-key-sizes %s %d %s
        # log-key-sizes %s %d -
        quorum none
        """
            .formatted(
                oldKey.verifierKey(),
                newKey.verifierKey(),
                label(oldKey),
                oldFrom,
                oldUpTo,
                label(newKey),
                newFrom));
  }

  private static String label(NoteSigner key) {
    return key.verifierKey().label();
  }

  @Test
  void theIdAloneIsNoKey() {
    // Given the right name and ID with another's signature behind it
    byte[] line = Base64.getDecoder().decode(signature(newKey, bundle.checkpoint.text()).base64());
    byte[] id = Base64.getDecoder().decode(bundle.checkpoint.signatures().getFirst().base64());
    System.arraycopy(id, 0, line, 0, 4);
    String forged = Base64.getEncoder().encodeToString(line);
    var note =
        new SignedNote(
            bundle.checkpoint.text(), List.of(new NoteSignature(SampleLog.ORIGIN, forged)));

    // When, Then
    assertThatThrownBy(() -> onlyOld.accept(note)).hasMessageEndingWith(" is wrong");
  }
}
