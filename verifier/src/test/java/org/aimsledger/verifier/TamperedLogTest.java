package org.aimsledger.verifier;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.aimsledger.verifier.log.Hash;
import org.aimsledger.verifier.log.Policy;
import org.aimsledger.verifier.log.SignedNote;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// A log of 600 entries (two full bundles and one of 88) that somebody without its key has changed.
class TamperedLogTest {

  private static final int SIZE = 600;

  @TempDir private Path folder;

  private final SampleLog log = grown(SIZE);
  private final Policy policy = Policy.of(log.signer.verifierKey());
  private TamperedFolder copy;
  private SignedNote checkpoint;

  @BeforeEach
  void writeTheLog() {
    copy = new TamperedFolder(folder);
    checkpoint = LogFolder.write(folder, log.leaves, log.signer);
  }

  /// Three lanes that take turns, 60 streams.
  static SampleLog grown(int size) {
    var log = new SampleLog((byte) 1);
    while (log.size() < size) {
      int next = log.size();
      var _ =
          log.append(
              "/inventory", next % 3, "changed", "stream " + next % 60, Json.Members.empty());
    }
    return log;
  }

  @Test
  void anUntouchedLogHoldsAndSaysWhereItsLanesEnd() {
    // When
    var verdict = verify();

    // Then
    assertThat(verdict.problems()).isEmpty();
    assertThat(verdict.verified()).isTrue();
    assertThat(verdict.claims())
        .containsExactly(
            LogCheck.CHECKPOINT,
            LogCheck.TREE,
            LogCheck.ENTRIES,
            LogCheck.EVENTS,
            LogCheck.LANES,
            LogCheck.STREAMS);
    assertThat(verdict.facts())
        .contains(
            "  lane         /inventory 0 ends with number 200",
            "  lane         /inventory 2 ends with number 200",
            "  streams      60");
    assertThat(checkpoint.text()).contains("\n600\n");
  }

  /// Attack: an entry in a copy of the log is changed | verifier, `verify-log` | when it runs
  @Test
  void anEditedEntryIsNamed() {
    // Given
    copy.entries(
        "tile/entries/001",
        entries -> entries.set(44, TamperedFolder.replaced(entries.get(44), "changed", "altered")));

    // When
    var verdict = verify();

    // Then
    assertThat(verdict.problems()).hasSize(1);
    assertFirst(
        verdict,
        LogCheck.ENTRIES,
        "tile/entries/001, entry 300 \"/inventory 0 101\"",
        "its bytes have the leaf hash ");
    assertThat(verdict.verified()).isFalse();
  }

  /// Attack: two entries in a copy of the log change places | verifier, `verify-log` | when it runs
  @Test
  void swappedEntriesAreNamedAndTheirLaneIsOutOfOrder() {
    // Given
    copy.entries("tile/entries/001", entries -> Collections.swap(entries, 44, 47));

    // When
    var verdict = verify();

    // Then
    assertFirst(
        verdict,
        LogCheck.ENTRIES,
        "tile/entries/001, entry 300 \"/inventory 0 102\"",
        "1 more of this bundle differ");
    assertThat(verdict.problems())
        .contains(
            new Problem(
                LogCheck.LANES,
                "tile/entries/001, entry 300 \"/inventory 0 102\"",
                "lane \"/inventory 0\": number 102 follows number 100 of entry 297, what is between"
                    + " is missing"));
  }

  /// Attack: an entry in a copy of the log is written over with another one of the log | verifier,
  /// `verify-log` | when it runs
  @Test
  void aRepeatedEntryIsNamed() {
    // Given
    copy.entries("tile/entries/001", entries -> entries.set(45, entries.get(44)));

    // When
    var verdict = verify();

    // Then
    assertFirst(
        verdict,
        LogCheck.ENTRIES,
        "tile/entries/001, entry 301 \"/inventory 0 101\"",
        "its bytes have the leaf hash ");
    assertThat(verdict.problems())
        .contains(
            new Problem(
                LogCheck.LANES,
                "tile/entries/001, entry 301 \"/inventory 0 101\"",
                "lane \"/inventory 0\": number 101 comes after number 101 of entry 300"));
  }

  /// Attack: an entry is deleted from a copy of the log | verifier, `verify-log` | when it runs
  @Test
  void aDeletedEntryLeavesTheBundleShort() {
    // Given
    copy.entries("tile/entries/001", entries -> entries.remove(44));

    // When
    var verdict = verify();

    // Then
    assertThat(verdict.problems())
        .containsExactly(
            new Problem(
                LogCheck.ENTRIES, "tile/entries/001", "the bundle has 255 entries instead of 256"));
    assertThat(verdict.outcome(LogCheck.LANES)).isEqualTo("not reached");
    assertThat(verdict.outcome(LogCheck.STREAMS)).isEqualTo("not reached");
  }

  /// Attack: an entry is put into a copy of the log | verifier, `verify-log` | when it runs
  @Test
  void anInsertedEntryMakesTheBundleLong() {
    // Given
    copy.entries("tile/entries/001", entries -> entries.add(44, new byte[] {'x'}));

    // When
    var verdict = verify();

    // Then
    assertThat(verdict.problems())
        .containsExactly(
            new Problem(
                LogCheck.ENTRIES, "tile/entries/001", "the bundle goes on after 256 entries"));
  }

  /// Attack: an entry is deleted from a copy of the log and all later ones move up | verifier,
  /// `verify-log` | when it runs
  @Test
  void aDeletedEntryAfterWhichTheOthersMoveUpIsNamed() {
    // Given
    byte[][] moved = new byte[1][];
    copy.entries("tile/entries/002.p/88", entries -> moved[0] = entries.removeFirst());
    copy.entries(
        "tile/entries/001",
        entries -> {
          entries.remove(44);
          entries.add(moved[0]);
        });

    // When
    var verdict = verify();

    // Then
    assertFirst(
        verdict,
        LogCheck.ENTRIES,
        "tile/entries/001, entry 300 \"/inventory 1 101\"",
        "211 more of this bundle differ");
    assertThat(verdict.problems())
        .contains(
            new Problem(
                LogCheck.ENTRIES,
                "tile/entries/002.p/88",
                "the bundle has 87 entries instead of 88"));
  }

  /// Attack: entries and tiles of a copy are made anew with one entry changed, the checkpoint stays
  /// | verifier, `verify-log` | when it runs
  @Test
  void aLogThatWasMadeAnewBelowTheOldCheckpointIsFoundAtItsRoot() {
    // Given
    var leaves = new ArrayList<>(log.leaves);
    leaves.set(300, TamperedFolder.replaced(leaves.get(300), "changed", "altered"));
    var _ = LogFolder.write(folder, leaves, log.signer);
    copy.write("checkpoint", checkpoint.bytes());

    // When
    var verdict = verify();

    // Then
    assertThat(verdict.problems()).hasSize(1);
    assertFirst(verdict, LogCheck.TREE, "checkpoint", "the tiles lead to root ");
  }

  /// Attack: a hash is changed in {0} of a copy of the log | verifier, `verify-log` | when it runs
  @ParameterizedTest
  @CsvSource({"tile/0/000", "tile/0/001", "tile/0/002.p/88", "tile/1/000.p/2"})
  void aChangedTileIsTheOnlyThingThatIsNamed(String path) {
    // Given
    copy.flip(path, 40);

    // When
    var verdict = verify();

    // Then
    assertThat(verdict.problems()).hasSize(1);
    assertFirst(verdict, LogCheck.TREE, path, "its hash 1 is ");
    assertThat(verdict.problems().getFirst().reason()).contains(", what lies below it gives ");
  }

  /// Attack: an entry in a copy of the log is changed together with its hash in the tile |
  /// verifier, `verify-log` | when it runs
  @Test
  void anEntryThatWasEditedTogetherWithItsTileIsFoundAtTheTile() {
    // Given
    copy.entries(
        "tile/entries/001",
        entries -> entries.set(44, TamperedFolder.replaced(entries.get(44), "changed", "altered")));
    copy.change(
        "tile/0/001",
        tile -> {
          var entry = new byte[1][];
          copy.entries("tile/entries/001", entries -> entry[0] = entries.get(44));
          byte[] hash = Hash.leaf(entry[0]).bytes();
          System.arraycopy(hash, 0, tile, 44 * 32, 32);
          return tile;
        });

    // When
    var verdict = verify();

    // Then
    assertThat(verdict.problems()).hasSize(1);
    assertFirst(verdict, LogCheck.TREE, "tile/0/001", "its hashes lead to ");
    assertThat(verdict.problems().getFirst().reason()).contains(", tile/1/000.p/2 says ");
  }

  /// Attack: {0} of a copy of the log is deleted, cut or made longer | verifier, `verify-log` |
  /// when it runs
  @ParameterizedTest
  @CsvSource({
    "tile/0/001,TREE",
    "tile/0/002.p/88,TREE",
    "tile/1/000.p/2,TREE",
    "tile/entries/001,ENTRIES",
    "tile/entries/002.p/88,ENTRIES"
  })
  void aFileThatIsMissingCutOrLongerIsNamed(String path, LogCheck check) {
    // Given
    byte[] whole = copy.read(path);

    // When
    copy.delete(path);
    var missing = verify();
    copy.write(path, Arrays.copyOf(whole, whole.length - 1));
    var cut = verify();
    copy.write(path, Arrays.copyOf(whole, whole.length + 1));
    var longer = verify();

    // Then
    assertThat(missing.problems()).containsExactly(new Problem(check, path, "missing"));
    for (var verdict : List.of(cut, longer)) {
      assertThat(verdict.problems()).hasSize(1);
      assertThat(verdict.problems().getFirst().check()).isEqualTo(check);
      assertThat(verdict.problems().getFirst().place()).isEqualTo(path);
      assertThat(verdict.verified()).isFalse();
    }
  }

  /// Attack: {0} of a copy of the log is passed off as one of another width | verifier,
  /// `verify-log` | when it runs
  @ParameterizedTest
  @CsvSource({
    "tile/0/002.p/88,tile/0/002.p/87,TREE",
    "tile/entries/002.p/88,tile/entries/002.p/89,ENTRIES"
  })
  void aPartialFileOfAnotherWidthIsNotTaken(String path, String other, LogCheck check) {
    // Given
    copy.rename(path, other);

    // When
    var verdict = verify();

    // Then
    assertThat(verdict.problems()).containsExactly(new Problem(check, path, "missing"));
  }

  @Test
  void aFullTileServesWhereItsPartialOneWasRemoved() {
    // Given a copy that was made later than its checkpoint
    var _ = LogFolder.write(folder, grown(1024).leaves, log.signer);
    copy.write("checkpoint", checkpoint.bytes());
    for (String path : List.of("tile/0/002.p/88", "tile/entries/002.p/88")) {
      copy.delete(path);
    }

    // When
    var verdict = verify();

    // Then
    assertThat(verdict.problems()).isEmpty();
    assertThat(verdict.verified()).isTrue();
  }

  private Verdict verify() {
    return copy.verify(policy, LogVerifier.Options.usual());
  }

  private static void assertFirst(
      Verdict verdict, LogCheck check, String place, String reasonContains) {
    var first = verdict.problems().getFirst();
    assertThat(first.check()).isEqualTo(check);
    assertThat(first.place()).isEqualTo(place);
    assertThat(first.reason()).contains(reasonContains);
  }
}
