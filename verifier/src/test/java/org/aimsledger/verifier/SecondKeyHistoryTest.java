package org.aimsledger.verifier;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.stream.LongStream;
import org.aimsledger.verifier.log.Cosigner;
import org.aimsledger.verifier.log.Policy;
import org.aimsledger.verifier.log.SignedNote;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A log with two signatures, whose second key follows another: it is announced by entry 300, the
/// older is retired by 310.
class SecondKeyHistoryTest {

  @TempDir private Path folder;

  private final SampleLog log = TamperedLogTest.grown(300);
  private final Cosigner older = key(1);
  private final Cosigner newer = key(2);
  private TamperedFolder copy;

  private static Cosigner key(int seed) {
    byte[] secret = new byte[32];
    secret[0] = (byte) seed;
    return Cosigner.mlDsa44(SampleLog.ORIGIN, secret);
  }

  @BeforeEach
  void writeTheLog() {
    copy = new TamperedFolder(folder);
    append(
        "announced",
        Json.Members.empty()
            .with("verifierKey", newer.verifierKey().encode())
            .with("previous", older.verifierKey().encode()));
    copy.write("key-change/300", signed(older, newer).bytes());
    LongStream.range(301, 310)
        .forEach(
            index -> {
              var _ = log.append("/risk", 0, "changed", "stream " + index, Json.Members.empty());
            });
    append("retired", Json.Members.empty().with("verifierKey", older.verifierKey().encode()));
    copy.write("key-change/310", signed(newer).bytes());
    copy.write("key-changes", "300\n310\n".getBytes(StandardCharsets.US_ASCII));
    var _ = LogFolder.write(folder, log.leaves, log.signer);
    copy.write("checkpoint", signed(newer).bytes());
  }

  private void append(String what, Json.Members data) {
    var type = "org.aimsledger.audit.trail-key-" + what + ".v1";
    var _ = log.append("/audit", 0, type, "trail-key/2", data);
  }

  private SignedNote signed(Cosigner... seconds) {
    var note = log.checkpoint();
    for (var second : seconds) {
      note = second.cosign(note, Instant.parse("2026-11-22T10:00:00Z"));
    }
    return note;
  }

  /// Of somebody who asks for both lines and has known the older key.
  private Policy strict() {
    return Policy.parse(
        "log %s\nwitness second %s\nquorum second\n"
            .formatted(log.signer.verifierKey().encode(), older.verifierKey().encode()));
  }

  private Verdict verify(Policy policy) {
    return copy.verify(policy, LogVerifier.Options.usual());
  }

  @Test
  void whoAsksForBothLinesLearnsTheNewerKey() {
    // When
    var verdict = verify(strict());

    // Then
    assertThat(verdict.problems()).isEmpty();
    assertThat(verdict.outcome(LogCheck.KEYS)).isEqualTo("holds");
    assertThat(verdict.facts())
        .contains(
            "  also by      %s, a second key of the log itself (ML-DSA-44)"
                .formatted(newer.verifierKey().label()));
  }

  @Test
  void whoAsksForOneLineIsNotConcerned() {
    // When
    var verdict = verify(Policy.of(log.signer.verifierKey()));

    // Then
    assertThat(verdict.problems()).isEmpty();
    assertThat(verdict.claims()).doesNotContain(LogCheck.KEYS);
  }

  /// Attack: a new second key signs a log, and the one before has not signed its announcement |
  /// verifier, `verify-log` | when it runs
  @Test
  void whatTheOlderKeyHasNotSignedBringsInNobody() {
    // Given
    copy.write("key-change/300", signed(newer).bytes());

    // When
    var verdict = verify(strict());

    // Then
    assertThat(verdict.verified()).isFalse();
    assertThat(verdict.problems().getFirst().reason())
        .startsWith("the change of keys at index 300")
        .contains("needs the quorum");
  }

  /// Attack: a second key signs a log that has retired it | verifier, `verify-log` | when it runs
  @Test
  void aRetiredSecondKeySignsNoMore() {
    // Given
    copy.write("checkpoint", signed(older).bytes());

    // When
    var verdict = verify(strict());

    // Then
    assertThat(verdict.problems())
        .containsExactly(
            new Problem(
                LogCheck.CHECKPOINT,
                "tile/entries/001.p/55, entry 310",
                "it retires the key %s, which has signed the checkpoint"
                    .formatted(older.verifierKey().label())));
  }

  /// Attack: a second key is announced under the first key of the log, as if it were one of these |
  /// verifier, `verify-log` | when it runs
  @Test
  void aSecondKeyDoesNotBecomeAFirst() {
    // Given: signed by nobody but the new key
    var alone = newer.cosign(log.checkpoint(), Instant.parse("2026-11-22T10:00:00Z"));
    copy.write(
        "checkpoint", new SignedNote(alone.text(), alone.signatures().subList(1, 2)).bytes());

    // When
    var verdict = verify(strict());

    // Then
    assertThat(verdict.verified()).isFalse();
    assertThat(verdict.outcome(LogCheck.CHECKPOINT)).isEqualTo("fails");
  }
}
