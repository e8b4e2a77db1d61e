package org.aimsledger.verifier;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.aimsledger.verifier.log.Checkpoint;
import org.aimsledger.verifier.log.Hash;
import org.aimsledger.verifier.log.NoteSigner;
import org.aimsledger.verifier.log.Policy;
import org.aimsledger.verifier.log.SignedNote;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A whole log that its operator signs though something is wrong with it.
class DefectiveTrailTest {

  @TempDir private Path folder;

  private final SampleLog log = TamperedLogTest.grown(300);
  private final Policy policy = Policy.of(log.signer.verifierKey());

  /// Attack: the operator leaves out an event at the source, and signs the log without it |
  /// verifier, `verify-log` | when it runs
  @Test
  void aMissingNumberOfALaneIsFound() {
    // Given
    log.skipNumbers("/inventory", 1, 1);
    append(1, "stream 0");

    // When
    var verdict = verify();

    // Then
    assertThat(verdict.problems())
        .containsExactly(
            new Problem(
                LogCheck.LANES,
                "tile/entries/001.p/45, entry 300 \"/inventory 1 102\"",
                "lane \"/inventory 1\": number 102 follows number 100 of entry 298, what is between"
                    + " is missing"));
  }

  /// Attack: the operator signs a log with a number of a lane twice | verifier, `verify-log` | when
  /// it runs
  @Test
  void aNumberThatOccursTwiceIsFound() {
    // Given
    log.skipNumbers("/inventory", 1, -1);
    append(1, "stream 0");

    // When
    var verdict = verify();

    // Then
    assertThat(verdict.problems())
        .containsExactly(
            new Problem(
                LogCheck.LANES,
                "tile/entries/001.p/45, entry 300 \"/inventory 1 100\"",
                "lane \"/inventory 1\": number 100 comes after number 100 of entry 298"));
  }

  /// Attack: the operator signs a log in which the first events of a lane are left out | verifier,
  /// `verify-log` | when it runs
  @Test
  void aLaneThatDoesNotBeginWithOneIsFound() {
    // Given
    log.skipNumbers("/risk", 0, 2);
    long _ = log.append("/risk", 0, "t", "a risk", Json.Members.empty());

    // When
    var verdict = verify();

    // Then
    assertThat(verdict.problems())
        .containsExactly(
            new Problem(
                LogCheck.LANES,
                "tile/entries/001.p/45, entry 300 \"/risk 0 3\"",
                "lane \"/risk 0\": number 3 follows nothing, what is between is missing"));
  }

  /// Attack: the operator signs a log in which versions of a stream are left out or repeated |
  /// verifier, `verify-log` | when it runs
  @Test
  void aVersionThatIsMissingOrRepeatedIsFound() {
    // Given streams of which five versions each are there
    log.nextVersion("/inventory", "stream 7", 7);
    append(1, "stream 7");
    log.nextVersion("/inventory", "stream 8", 5);
    append(2, "stream 8");
    log.nextVersion("/inventory", "a new one", 2);
    append(0, "a new one");

    // When
    var verdict = verify();

    // Then
    assertThat(verdict.problems())
        .containsExactly(
            new Problem(
                LogCheck.STREAMS,
                "tile/entries/001.p/47, entry 300 \"/inventory 1 101\"",
                "stream \"stream 7\": version 7 follows version 5, what is between is missing"),
            new Problem(
                LogCheck.STREAMS,
                "tile/entries/001.p/47, entry 301 \"/inventory 2 101\"",
                "stream \"stream 8\": version 5 comes after version 5"),
            new Problem(
                LogCheck.STREAMS,
                "tile/entries/001.p/47, entry 302 \"/inventory 0 101\"",
                "stream \"a new one\": version 2 follows nothing, what is between is missing"));
  }

  /// Attack: the operator signs a log with entries that are no events | verifier, `verify-log` |
  /// when it runs
  @Test
  void anEntryThatIsNoEventIsFoundAndItsNumberStillCounts() {
    // Given
    long _ =
        log.appendLeaf("/inventory 0 101", "{\"specversion\":\"1.0\",\"specversion\":\"1.0\"}");
    log.skipNumbers("/inventory", 0, 1);
    append(0, "stream 3");
    long _ = log.appendLeaf("hello", "");

    // When
    var verdict = verify();

    // Then
    assertThat(verdict.problems())
        .containsExactly(
            new Problem(
                LogCheck.EVENTS,
                "tile/entries/001.p/47, entry 300 \"/inventory 0 101\"",
                "the event isn't valid JSON at character 40: the name \"specversion\" is repeated"),
            new Problem(
                LogCheck.EVENTS,
                "tile/entries/001.p/47, entry 302",
                "the first line isn't \"source lane number\""));
    assertThat(verdict.outcome(LogCheck.TREE)).isEqualTo("holds");
  }

  @Test
  void aForeignLogIsNotLookedInto() {
    // Given
    long _ = log.appendLeaf("hello", "");
    var _ = LogFolder.write(folder, log.leaves, log.signer);

    // When
    var verdict = verify(new LogVerifier.Options(true, null, 10));

    // Then
    assertThat(verdict.verified()).isTrue();
    assertThat(verdict.claims())
        .containsExactly(LogCheck.CHECKPOINT, LogCheck.TREE, LogCheck.ENTRIES);
    assertThat(verdict.notChecked())
        .contains("What the entries are, and whether any is missing or there twice (--foreign).");
  }

  @Test
  void streamsThatAreTooManyToBeFollowedAreSaidNotToBeChecked() {
    // Given a stream that nobody follows any more, with a hole
    log.nextVersion("/inventory", "stream 59", 9);
    append(0, "stream 59");
    var _ = LogFolder.write(folder, log.leaves, log.signer);

    // When
    var verdict = verify(new LogVerifier.Options(false, null, 59));
    var all = verify(new LogVerifier.Options(false, null, 60));

    // Then
    assertThat(verdict.verified()).isTrue();
    assertThat(verdict.claims()).doesNotContain(LogCheck.STREAMS);
    assertThat(verdict.notChecked())
        .contains(
            "The versions of streams after the first 59: 6 entries belong to them. --streams with"
                + " a larger number takes more memory and follows more of them.");
    assertThat(all.verified()).isFalse();
  }

  /// Attack: a root is signed with another size of the tree | verifier, `verify-log` | when it runs
  @Test
  void aSizeThatDoesNotFitTheRootIsFoundAtTheCheckpoint() {
    // Given
    var note = LogFolder.write(folder, log.leaves, log.signer);
    sign(299, Checkpoint.parse(note.text()).root());
    var copy = new TamperedFolder(folder);
    copy.rename("tile/0/001.p/44", "tile/0/001.p/43");
    copy.change("tile/0/001.p/43", tile -> Arrays.copyOf(tile, 43 * 32));
    copy.rename("tile/entries/001.p/44", "tile/entries/001.p/43");
    copy.entries("tile/entries/001.p/43", List::removeLast);

    // When
    var verdict = verify(LogVerifier.Options.usual());

    // Then
    assertThat(verdict.problems()).hasSize(1);
    assertThat(verdict.problems().getFirst().place()).isEqualTo("checkpoint");
    assertThat(verdict.problems().getFirst().reason()).startsWith("the tiles lead to root ");
  }

  /// Attack: a checkpoint claims a log without end | verifier, `verify-log` | when it runs
  @Test
  void aLogThatClaimsToBeEndlessIsNotReadForEver() {
    // Given
    var _ = LogFolder.write(folder, log.leaves, log.signer);
    sign(Long.MAX_VALUE, Hash.EMPTY_ROOT);

    // When
    var verdict = verify(LogVerifier.Options.usual());

    // Then
    assertThat(verdict.problems()).hasSizeGreaterThanOrEqualTo(100);
    assertThat(verdict.verified()).isFalse();
    assertThat(verdict.outcome(LogCheck.TREE)).isEqualTo("fails");
    assertThat(verdict.outcome(LogCheck.LANES)).isEqualTo("not reached");
    assertThat(verdict.notChecked().getFirst())
        .matches("What comes behind entry \\d+: after \\d+ problems the reading was ended\\.");
  }

  @Test
  void anEmptyLogHolds() {
    // Given
    var _ = LogFolder.write(folder, List.of(), log.signer);

    // When
    var verdict = verify(LogVerifier.Options.usual());

    // Then
    assertThat(verdict.verified()).isTrue();
    assertThat(verdict.facts()).contains("  streams      0");
  }

  @Test
  void theBeginningOfThisLogIsRecognised() {
    // Given
    var kept = TamperedLogTest.grown(257).checkpoint();

    // When
    var verdict = verifyFrom(kept);

    // Then
    assertThat(verdict.problems()).isEmpty();
    assertThat(verdict.outcome(LogCheck.GROWTH)).isEqualTo("holds");
    assertThat(verdict.verified()).isTrue();
  }

  /// Attack: the operator rewrites the beginning of the log and signs it anew | verifier,
  /// `verify-log --from` a kept checkpoint | when it runs
  @Test
  void aRewrittenBeginningIsFound() {
    // Given the checkpoint of another log of the same key
    var other = new SampleLog((byte) 1);
    while (other.size() < 257) {
      long _ = other.append("/inventory", 0, "t", "s", Json.Members.empty());
    }

    // When
    var verdict = verifyFrom(other.checkpoint());

    // Then
    assertThat(verdict.problems()).hasSize(1);
    assertThat(verdict.problems().getFirst().check()).isEqualTo(LogCheck.GROWTH);
    assertThat(verdict.problems().getFirst().reason())
        .startsWith("the consistency proof leads to old root ");
  }

  /// Attack: the operator rolls the log back to an earlier checkpoint | verifier, `verify-log
  /// --from` a kept checkpoint | when it runs
  @Test
  void aLogThatWasRolledBackIsFound() {
    // Given
    var kept = TamperedLogTest.grown(301).checkpoint();

    // When
    var verdict = verifyFrom(kept);

    // Then
    assertThat(verdict.problems())
        .containsExactly(
            new Problem(
                LogCheck.GROWTH,
                "older checkpoint",
                "the older checkpoint has 301 entries, the newer one only 300: the log was cut"));
  }

  /// Attack: the checkpoint of another log is shown as the earlier one | verifier, `verify-log
  /// --from` | when it runs
  @Test
  void theCheckpointOfAnotherLogIsNoBeginning() {
    // Given
    var other = NoteSigner.of("example.com/other", new byte[32]);
    var note = other.sign(Checkpoint.of("example.com/other", 1, Hash.leaf(new byte[0])).encode());
    var both =
        Policy.parse(
            "log %s\nlog %s\nquorum none\n"
                .formatted(log.signer.verifierKey(), other.verifierKey()));
    var _ = LogFolder.write(folder, log.leaves, log.signer);

    // When
    var verdict =
        new TamperedFolder(folder).verify(both, new LogVerifier.Options(false, note, 100));

    // Then
    assertThat(verdict.problems())
        .containsExactly(
            new Problem(
                LogCheck.GROWTH,
                "older checkpoint",
                "the checkpoints are of two logs: example.com/other and example.com/trail"));
  }

  /// Attack: a whole log is signed with a key that is not in the policy of its reader | verifier,
  /// `verify-log` | when it runs
  @Test
  void anotherKeyIsNotFollowedIntoTheLog() {
    // Given
    var _ = LogFolder.write(folder, log.leaves, log.signer);
    var stranger = Policy.of(new SampleLog((byte) 2).signer.verifierKey());

    // When
    var verdict = new TamperedFolder(folder).verify(stranger, LogVerifier.Options.usual());

    // Then
    assertThat(verdict.problems()).hasSize(1);
    assertThat(verdict.problems().getFirst().place()).isEqualTo("checkpoint");
    assertThat(verdict.outcome(LogCheck.TREE)).isEqualTo("not reached");
  }

  private void append(int lane, String stream) {
    long _ = log.append("/inventory", lane, "changed", stream, Json.Members.empty());
  }

  private void sign(long size, Hash root) {
    var note = log.signer.sign(Checkpoint.of(SampleLog.ORIGIN, size, root).encode());
    new TamperedFolder(folder).write("checkpoint", note.bytes());
  }

  private Verdict verify() {
    var _ = LogFolder.write(folder, log.leaves, log.signer);
    return verify(LogVerifier.Options.usual());
  }

  private Verdict verify(LogVerifier.Options options) {
    return new TamperedFolder(folder).verify(policy, options);
  }

  private Verdict verifyFrom(SignedNote older) {
    var _ = LogFolder.write(folder, log.leaves, log.signer);
    return verify(new LogVerifier.Options(false, older, 100));
  }
}
