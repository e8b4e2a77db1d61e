package org.aimsledger.verifier;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.aimsledger.verifier.copy.LogCopy;
import org.aimsledger.verifier.copy.LogServer;
import org.aimsledger.verifier.log.Checkpoint;
import org.aimsledger.verifier.log.NoteSigner;
import org.aimsledger.verifier.log.Policy;
import org.aimsledger.verifier.log.SignedNote;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A log with three keys, of which its reader knows the first: the second is announced by entry
/// 300, the first is retired by 310, the third is announced by 400, the second retired by 410.
class KeyHistoryTest {

  @TempDir private Path folder;

  private final SampleLog log = TamperedLogTest.grown(300);
  private final NoteSigner first = log.signer;
  private final NoteSigner second = new SampleLog((byte) 2).signer;
  private final NoteSigner third = new SampleLog((byte) 3).signer;
  private final NoteSigner stranger = new SampleLog((byte) 4).signer;
  private final Policy policy = Policy.of(first.verifierKey());
  private TamperedFolder copy;

  @BeforeEach
  void writeTheLog() {
    copy = new TamperedFolder(folder);
    announce(second, first);
    cover(300, first, second);
    grow(310);
    retire(first);
    cover(310, second);
    grow(400);
    announce(third, second);
    cover(400, second, third);
    grow(410);
    retire(second);
    cover(410, third);
    grow(450);
    list(300, 310, 400, 410);
    var _ = LogFolder.write(folder, log.leaves, third);
  }

  private void grow(long size) {
    LongStream.range(log.size(), size)
        .forEach(
            index -> {
              var _ = log.append("/risk", 0, "changed", "stream " + index, Json.Members.empty());
            });
  }

  private void announce(NoteSigner key, NoteSigner previous) {
    var _ =
        log.append(
            "/audit",
            0,
            "org.aimsledger.audit.trail-key-announced.v1",
            "trail-key/1",
            Json.Members.empty()
                .with("verifierKey", key.verifierKey().encode())
                .with("previous", previous.verifierKey().encode()));
  }

  private void retire(NoteSigner key) {
    var _ =
        log.append(
            "/audit",
            0,
            "org.aimsledger.audit.trail-key-retired.v1",
            "trail-key/1",
            Json.Members.empty().with("verifierKey", key.verifierKey().encode()));
  }

  /// Signs the log as it is now.
  private void cover(long index, NoteSigner... signers) {
    var text = log.checkpoint().text();
    var signatures =
        Stream.of(signers).map(signer -> signer.sign(text).signatures().getFirst()).toList();
    copy.write("key-change/" + index, new SignedNote(text, signatures).bytes());
  }

  private void list(long... indexes) {
    var lines =
        LongStream.of(indexes).mapToObj(index -> index + "\n").collect(Collectors.joining());
    copy.write("key-changes", lines.getBytes(StandardCharsets.US_ASCII));
  }

  private Verdict verify() {
    return copy.verify(policy, LogVerifier.Options.usual());
  }

  private static String label(NoteSigner key) {
    return key.verifierKey().label();
  }

  @Test
  void whoKnowsTheFirstKeyLearnsTheOthers() {
    // When
    var verdict = verify();

    // Then
    assertThat(verdict.problems()).isEmpty();
    assertThat(verdict.verified()).isTrue();
    assertThat(verdict.outcome(LogCheck.KEYS)).isEqualTo("holds");
    assertThat(verdict.facts())
        .contains(
            "  key learnt   %s: entry 300 announces it, %s has signed that (checkpoint of 301 entries)"
                .formatted(label(second), label(first)),
            "  key retired  %s, by entry 310".formatted(label(first)),
            "  key learnt   %s: entry 400 announces it, %s has signed that (checkpoint of 401 entries)"
                .formatted(label(third), label(second)),
            "  signed by    " + label(third));
  }

  @Test
  void theKeysAreLearntOverTheNetworkToo() throws IOException {
    try (var server = new LogServer(folder)) {
      // When
      var verdict =
          new LogVerifier(
                  LogCopy.at(server.address(), LogCopy.TIMEOUT),
                  policy,
                  LogVerifier.Options.usual())
              .run();

      // Then
      assertThat(verdict.problems()).isEmpty();
      assertThat(verdict.outcome(LogCheck.KEYS)).isEqualTo("holds");
      assertThat(server.asked())
          .contains("key-changes", "key-change/300", "key-change/310", "key-change/410");
    }
  }

  /// A log that is alive: between the reading of its checkpoint and that of `key-changes` the keys
  /// were changed once more.
  @Test
  void aChangeThatTheCheckpointDoesNotCoverIsNotAskedFor() {
    // Given
    list(300, 310, 400, 410, 450);

    // When
    var verdict = verify();

    // Then
    assertThat(verdict.problems()).isEmpty();
    assertThat(verdict.outcome(LogCheck.KEYS)).isEqualTo("holds");
  }

  @Test
  void whoKnowsTheNewestKeyNeedsNothingOfThat() {
    // Given
    copy.delete("key-changes");

    // When
    var verdict = copy.verify(Policy.of(third.verifierKey()), LogVerifier.Options.usual());

    // Then
    assertThat(verdict.verified()).isTrue();
    assertThat(verdict.claims()).doesNotContain(LogCheck.KEYS);
  }

  /// Attack: a new key signs a log, and no key of before has signed its announcement | verifier,
  /// `verify-log` | when it runs
  @Test
  void whatOnlyTheNewKeySignedBringsInNobody() {
    // Given
    cover(400, third);

    // When
    var verdict = verify();

    // Then
    assertThat(verdict.verified()).isFalse();
    assertThat(verdict.problems().getFirst().check()).isEqualTo(LogCheck.KEYS);
    assertThat(verdict.problems().getFirst().reason())
        .startsWith("the change of keys at index 400: no known key has signed");
  }

  /// Attack: a key is announced under one that is retired already | verifier, `verify-log` | when
  /// it runs
  @Test
  void aRetiredKeyVouchesForNobody() {
    // Given
    announce(stranger, first);
    cover(450, first, third);
    list(300, 310, 400, 410, 450);
    var _ = LogFolder.write(folder, log.leaves, stranger);

    // When
    var verdict = verify();

    // Then
    assertThat(verdict.verified()).isFalse();
    assertThat(verdict.problems().getFirst().reason())
        .startsWith("the change of keys at index 450: it announces")
        .contains("which is not trusted");
  }

  /// Attack: an announcement is shown that is not in the log that was signed | verifier,
  /// `verify-log` | when it runs
  @Test
  void anAnnouncementThatIsNotInTheSignedLogIsNone() {
    // Given
    copy.entries(
        "tile/entries/001.p/194",
        entries ->
            entries.set(
                300 - 256,
                TamperedFolder.replaced(
                    entries.get(300 - 256),
                    second.verifierKey().encode(),
                    stranger.verifierKey().encode())));

    // When
    var verdict = verify();

    // Then
    assertThat(verdict.problems().getFirst().reason())
        .startsWith("the change of keys at index 300: the inclusion proof leads to root");
  }

  /// Attack: a change of keys is kept from the reader | verifier, `verify-log` | when it runs
  @Test
  void aRetirementThatIsNotListedIsFound() {
    // Given
    list(300, 400, 410);

    // When
    var verdict = verify();

    // Then
    assertThat(verdict.verified()).isFalse();
    assertThat(verdict.problems())
        .containsExactly(
            new Problem(
                LogCheck.KEYS,
                "tile/entries/001.p/194, entry 310",
                "a change of keys that key-changes does not list"));
  }

  /// Attack: a key signs a log that has retired it | verifier, `verify-log` | when it runs
  @Test
  void aKeyThatTheLogHasRetiredSignsItNoMore() {
    // Given: a reader whose policy says nothing of sizes
    var _ = LogFolder.write(folder, log.leaves, first);

    // When
    var verdict = verify();

    // Then
    assertThat(verdict.problems())
        .containsExactly(
            new Problem(
                LogCheck.CHECKPOINT,
                "tile/entries/001.p/194, entry 310",
                "it retires the key %s, which has signed the checkpoint".formatted(label(first))));
  }

  /// Attack: the checkpoint under which a key was announced is of another log | verifier,
  /// `verify-log` | when it runs
  @Test
  void aCheckpointOfAnotherHistoryBringsInNobody() {
    // Given
    var other = TamperedLogTest.grown(302);
    var text = Checkpoint.parse(other.checkpoint().text()).encode();
    copy.write(
        "key-change/300", first.sign(text).with(second.sign(text).signatures().getFirst()).bytes());

    // When
    var verdict = verify();

    // Then
    assertThat(verdict.verified()).isFalse();
    assertThat(verdict.problems().getFirst().reason())
        .startsWith("the change of keys at index 300: the inclusion proof leads to root");
  }
}
