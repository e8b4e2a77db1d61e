package org.aimsledger.verifier;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.aimsledger.verifier.log.Checkpoint;
import org.aimsledger.verifier.log.Hash;
import org.aimsledger.verifier.log.MerkleProofs;
import org.aimsledger.verifier.log.NoteSigner;
import org.aimsledger.verifier.log.Policy;
import org.aimsledger.verifier.log.SignedNote;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ComparisonTest {

  @TempDir private Path folder;

  private final SampleLog log = TamperedLogTest.grown(600);
  private final Policy policy = Policy.of(log.signer.verifierKey());
  private TamperedFolder ours;
  private TamperedFolder theirs;

  @BeforeEach
  void nameTheFolders() {
    ours = new TamperedFolder(folder.resolve("ours"));
    theirs = new TamperedFolder(folder.resolve("theirs"));
  }

  @ParameterizedTest
  @CsvSource({"600,600", "600,257", "256,600", "1,600", "600,0"})
  void oneIsTheBeginningOfTheOther(int here, int there) {
    // Given
    write(ours, log.leaves.subList(0, here));
    write(theirs, log.leaves.subList(0, there));

    // When
    var verdict = compare();

    // Then
    assertThat(verdict.problems()).isEmpty();
    assertThat(verdict.verified()).isTrue();
  }

  /// Attack: the operator shows two readers two histories, both signed (split view) | verifier,
  /// `compare` | when their copies meet; it names the first entry and proves it with both
  /// checkpoints
  @ParameterizedTest
  @CsvSource({
    "600,600,0",
    "600,600,599",
    "600,600,300",
    "600,300,255",
    "400,600,256",
    "600,301,300"
  })
  void theFirstEntryInWhichTheyDifferIsFoundAndProvenByBothSides(int here, int there, int at) {
    // Given two logs of one key that differ from an entry on
    var others = new ArrayList<>(log.leaves.subList(0, there));
    for (int i = at; i < there; i += 50) {
      others.set(i, TamperedFolder.replaced(others.get(i), "changed", "altered"));
    }
    write(ours, log.leaves.subList(0, here));
    write(theirs, others);

    // When
    var verdict = compare();

    // Then
    assertThat(verdict.verified()).isFalse();
    assertThat(verdict.problems()).hasSize(1);
    var problem = verdict.problems().getFirst();
    assertThat(problem.check()).isEqualTo(PairCheck.PREFIX);
    assertThat(problem.place()).isEqualTo("entry " + at);
    assertThat(problem.reason()).contains("a split view").contains("(\"/inventory " + at % 3 + " ");
    var evidence = verdict.details().members("evidence");
    assertThat(evidence.number("index")).isEqualTo(at);
    var sides = evidence.list("sides");
    assertProven(sides.getFirst(), at, Hash.leaf(log.leaves.get(at)));
    assertProven(sides.getLast(), at, Hash.leaf(others.get(at)));
    assertThat(verdict.facts())
        .contains("  differ at    entry " + at, "               example.com/trail");
  }

  private void assertProven(Json.Members side, int index, Hash leaf) {
    var note = SignedNote.parse(side.text("checkpoint"));
    var checkpoint = policy.accept(note).checkpoint();
    var proof =
        ((Json.Array) side.get("inclusionProof"))
            .items().stream().map(hash -> Hash.ofBase64(((Json.Text) hash).value())).toList();
    assertThat(side.text("leafHash")).isEqualTo(leaf.hex());
    MerkleProofs.verifyInclusion(index, checkpoint.size(), leaf, proof, checkpoint.root());
  }

  @Test
  void aDamagedCopyIsNotTakenForASplitView() {
    // Given
    write(ours, log.leaves);
    write(theirs, log.leaves.subList(0, 300));
    ours.flip("tile/0/001", 40);

    // When
    var verdict = compare();

    // Then
    assertThat(verdict.problems()).hasSize(1);
    assertThat(verdict.problems().getFirst().reason())
        .startsWith("the one can't be shown to be the beginning of the other")
        .contains("the tiles of %s don't lead to its signed root".formatted(ours.folder()))
        .endsWith("so this copy is damaged; verify-log says where");
    assertThat(verdict.details().has("evidence")).isFalse();
  }

  /// Attack: the operator signs another root for the same tiles | verifier, `compare` | when the
  /// copies meet
  @Test
  void tilesThatAgreeButNotWithTheRootsAreSaidToBeDamaged() {
    // Given a log whose operator signed another root for the same tiles
    write(ours, log.leaves);
    write(theirs, log.leaves);
    var other = Checkpoint.of(SampleLog.ORIGIN, 600, Hash.leaf(new byte[0]));
    theirs.write("checkpoint", log.signer.sign(other.encode()).bytes());

    // When
    var verdict = compare();

    // Then
    assertThat(verdict.problems()).hasSize(1);
    assertThat(verdict.problems().getFirst().reason())
        .startsWith("their tiles agree, but don't lead to both signed roots");
  }

  @Test
  void aMissingTileIsNamed() {
    // Given
    write(ours, log.leaves);
    write(theirs, log.leaves.subList(0, 300));
    ours.delete("tile/0/001");

    // When
    var verdict = compare();

    // Then
    assertThat(verdict.problems()).hasSize(1);
    assertThat(verdict.problems().getFirst().reason())
        .endsWith(ours.folder() + "/tile/0/001: missing");
  }

  /// Attack: a copy with the checkpoint of a stranger is passed off as the log | verifier,
  /// `compare` | when the copies meet
  @Test
  void checkpointsThatNobodyVouchesForAreNotCompared() {
    // Given
    write(ours, log.leaves);
    var _ = LogFolder.write(theirs.folder(), log.leaves, new SampleLog((byte) 2).signer);

    // When
    var verdict = compare();

    // Then
    assertThat(verdict.problems()).hasSize(1);
    assertThat(verdict.problems().getFirst().place()).isEqualTo(theirs.folder() + "/checkpoint");
    assertThat(verdict.outcome(PairCheck.PREFIX)).isEqualTo("not reached");
  }

  @Test
  void logsOfTwoNamesAreNotCompared() {
    // Given
    var other = NoteSigner.of("example.com/other", new byte[32]);
    write(ours, log.leaves);
    var _ = LogFolder.write(theirs.folder(), log.leaves, other);
    var both =
        Policy.parse(
            "log %s\nlog %s\nquorum none\n"
                .formatted(log.signer.verifierKey(), other.verifierKey()));

    // When
    var verdict = new Comparison(ours.copy(), theirs.copy(), both).run();

    // Then
    assertThat(verdict.problems())
        .containsExactly(
            new Problem(
                PairCheck.CHECKPOINTS,
                theirs.folder() + "/checkpoint",
                "it is of another log, \"example.com/other\", than the first"));
  }

  @Test
  void aConsistencyProofIsMadeOfTheTilesOfACopy() {
    // Given
    write(ours, log.leaves);
    byte[] older = checkpoint(257);
    byte[] newer = checkpoint(599);
    var others = new ArrayList<>(log.leaves.subList(0, 257));
    others.set(9, new byte[] {'x'});
    write(theirs, others);
    byte[] rewritten = theirs.read("checkpoint");

    // When
    var grown = new SingleProofs(policy).consistency(older, newer, ours.copy());
    var changed = new SingleProofs(policy).consistency(rewritten, newer, ours.copy());
    var swapped = new SingleProofs(policy).consistency(newer, older, ours.copy());
    var tooShort = new SingleProofs(policy).consistency(older, newer, theirs.copy());

    // Then
    assertThat(grown.problems()).isEmpty();
    assertThat(grown.verified()).isTrue();
    assertThat(changed.problems().getFirst().reason())
        .startsWith("the consistency proof leads to old root ");
    assertThat(swapped.problems().getFirst().reason())
        .isEqualTo("the older checkpoint has 599 entries, the newer one only 257: the log was cut");
    assertThat(tooShort.problems().getFirst().reason())
        .isEqualTo(theirs.folder() + "/tile/0/001: missing");
    assertThat(List.of(changed.verified(), swapped.verified(), tooShort.verified()))
        .containsOnly(false);
  }

  private byte[] checkpoint(int size) {
    var at = folder.resolve("at " + size);
    return LogFolder.write(at, log.leaves.subList(0, size), log.signer).bytes();
  }

  private void write(TamperedFolder to, List<byte[]> leaves) {
    var _ = LogFolder.write(to.folder(), leaves, log.signer);
  }

  private Verdict compare() {
    return new Comparison(ours.copy(), theirs.copy(), policy).run();
  }
}
