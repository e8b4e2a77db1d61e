package org.aimsledger.verifier;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.aimsledger.verifier.log.Hash;
import org.aimsledger.verifier.log.Policy;
import org.aimsledger.verifier.log.TlogProof;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Somebody changes a good bundle: what is reported, and where.
class BundleVerifierTest {

  @TempDir private Path folder;

  private final SampleBundle bundle = SampleBundle.usual();

  @Test
  void aWholeBundleIsVerified() throws IOException {
    // Given
    Path file = bundle.write(folder);

    // When
    var report = new BundleVerifier(file, null).run();

    // Then
    assertThat(report.problems()).isEmpty();
    assertThat(report.verified()).isTrue();
    assertThat(report.verdict().claims())
        .isEqualTo(
            Arrays.stream(Check.values()).filter(check -> check != Check.SERVICE_SEALS).toList())
        .allMatch(claim -> report.verdict().outcome(claim).equals("holds"));
    assertThat(report.accepted())
        .isEqualTo(Policy.of(bundle.log.signer.verifierKey()).accept(bundle.checkpoint));
    assertThat(report.notChecked())
        .hasSize(6)
        .first()
        .asString()
        .startsWith("Whose key it is: it was taken from the bundle itself.");
  }

  /// Attack: any one byte of an entry in a bundle is changed | verifier | when it runs
  @Test
  void everyChangedByteOfAnEntryIsFoundInThatEntry() throws IOException {
    for (long index : bundle.indexes()) {
      byte[] leaf = bundle.get(Bundle.entry(index));
      // All bytes of one entry, some of the others.
      for (int i = 0; i < leaf.length; i += index == 8 ? 1 : 97) {
        // Given
        var changed = SampleBundle.usual();
        byte[] bytes = leaf.clone();
        bytes[i] ^= 1;
        changed.files.put(Bundle.entry(index), bytes);

        // When
        var report = verify(changed);

        // Then
        assertThat(report.verified()).isFalse();
        assertThat(first(report).place()).isEqualTo("entries/" + index);
        assertThat(first(report).reason())
            .isEqualTo(
                "its bytes have the leaf hash %s, the manifest says %s"
                    .formatted(Hash.leaf(bytes), Hash.leaf(leaf)));
      }
    }
  }

  /// Attack: an entry in a bundle is changed and the manifest made to fit | verifier | when it runs
  @Test
  void aChangedEntryIsFoundAlsoWhenTheManifestWasMadeToFit() throws IOException {
    for (long index : bundle.indexes()) {
      // Given
      var changed = SampleBundle.usual();
      changed.put(Bundle.entry(index), changed.text(Bundle.entry(index)).replace("000aa", "000ab"));
      changed.fixManifest();

      // When
      var report = verify(changed);

      // Then
      assertThat(first(report).place()).isEqualTo("proofs/" + index + ".tlog-proof");
      assertThat(first(report).reason()).startsWith("the inclusion proof leads to root ");
      assertThat(report.outcome(Check.INCLUSION)).isEqualTo("fails");
    }
  }

  /// Attack: an entry is left out of a bundle | verifier | when it runs
  @Test
  void aDroppedEntryIsFound() throws IOException {
    for (long index : bundle.indexes()) {
      // Given
      var changed = SampleBundle.usual();
      changed.drop(index);

      // When
      var report = verify(changed);

      // Then
      assertThat(first(report))
          .isEqualTo(new Problem(Check.INCLUSION, "entries/" + index, "missing"));
      assertThat(report.problems()).hasSize(index == bundle.seal ? 2 : 1);
      assertThat(report.outcome(Check.ORDER)).isEqualTo("not reached");
    }
  }

  /// Attack: an entry is left out of a bundle and the manifest made to fit | verifier, by the seal
  /// | when it runs
  @Test
  void aDroppedEntryIsFoundByTheSealWhenTheManifestWasMadeToFit() throws IOException {
    for (long index : bundle.selected) {
      // Given
      var changed = SampleBundle.usual();
      changed.drop(index);
      changed.fixManifest();

      // When
      var report = verify(changed);

      // Then
      assertThat(report.verified()).isFalse();
      assertThat(report.outcome(Check.MANIFEST)).isEqualTo("holds");
      assertThat(report.outcome(Check.INCLUSION)).isEqualTo("holds");
      assertThat(report.problems())
          .contains(
              new Problem(
                  Check.SEAL, "entries/15", "sealed was count \"9\", the bundle has \"8\""));
    }
  }

  /// Attack: an entry inside a stream is left out of a bundle | verifier | when it runs
  @Test
  void aDroppedEntryInsideAStreamIsNamedByTheHoleItLeaves() throws IOException {
    // Given
    bundle.drop(4);
    bundle.fixManifest();

    // When
    var report = verify(bundle);

    // Then
    assertThat(first(report))
        .isEqualTo(
            new Problem(
                Check.ORDER,
                "entries/8",
                "stream \""
                    + SampleBundle.SYSTEM
                    + "\": version 4 follows version 2, what is"
                    + " between is missing"));
  }

  /// Attack: a line of the manifest is dropped | verifier | when it runs
  @Test
  void aDroppedLineOfTheManifestIsFoundThere() throws IOException {
    // Given
    String manifest = bundle.text(Bundle.MANIFEST);
    int from = manifest.indexOf("{\n      \"index\": 7,");
    int to = manifest.indexOf("{\n      \"index\": 8,");
    bundle.put(Bundle.MANIFEST, manifest.substring(0, from) + manifest.substring(to));

    // When
    var report = verify(bundle);

    // Then
    assertThat(report.problems())
        .extracting(Problem::place)
        .startsWith("archive", "archive", "manifest.json", "manifest.json");
    assertThat(report.problems().get(2).reason())
        .isEqualTo("it says 9 entries and lists 8 (without the seal)");
  }

  /// Attack: two entries of a bundle change places | verifier | when it runs
  @Test
  void swappedEntriesAreFoundAtTheFirstOfThem() throws IOException {
    // Given
    byte[] five = bundle.get(Bundle.entry(5));
    bundle.files.put(Bundle.entry(5), bundle.get(Bundle.entry(10)));
    bundle.files.put(Bundle.entry(10), five);

    // When
    var report = verify(bundle);

    // Then
    assertThat(report.problems())
        .extracting(Problem::place)
        .containsExactly("entries/5", "entries/10");
  }

  /// Attack: two entries change places and all but the proofs is made to fit | verifier | when it
  /// runs
  @Test
  void swappedEntriesAreFoundAlsoWhenAllButTheProofsWasMadeToFit() throws IOException {
    // Given
    byte[] five = bundle.get(Bundle.entry(5));
    bundle.files.put(Bundle.entry(5), bundle.get(Bundle.entry(10)));
    bundle.files.put(Bundle.entry(10), five);
    bundle.fixManifest();

    // When
    var report = verify(bundle);

    // Then
    assertThat(first(report).place()).isEqualTo("proofs/5.tlog-proof");
  }

  /// Attack: the end of a bundle is cut off | verifier | when it runs
  @Test
  void aCutArchiveIsNamedWithItsLastCompleteFile() throws IOException {
    // Given
    byte[] whole = bundle.zip();
    byte[] cut = Arrays.copyOf(whole, whole.length * 2 / 3);

    // When
    var report = new BundleVerifier(SampleBundle.write(folder, cut), null).run();

    // Then
    assertThat(first(report).place()).isEqualTo("archive");
    assertThat(first(report).reason())
        .startsWith("not a whole ZIP archive (zip END header not found): cut or damaged; ")
        .containsPattern(
            "the last complete file in it is \"(entries/1[0-9]|proofs/1[0-9].tlog-proof)\"$");
    assertThat(report.verified()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 10, 22, 100, 1000})
  void howeverLittleIsCutItIsFound(int bytes) throws IOException {
    // Given
    byte[] whole = bundle.zip();
    byte[] cut = Arrays.copyOf(whole, whole.length - bytes);

    // When
    var report = new BundleVerifier(SampleBundle.write(folder, cut), null).run();

    // Then
    assertThat(first(report).place()).isEqualTo("archive");
  }

  /// Attack: the last entries are cut off together with the seal | verifier | when it runs
  @Test
  void lastEntriesCannotBeCutOffTogetherWithTheSeal() throws IOException {
    // Given
    bundle.drop(13);
    bundle.drop(bundle.seal);
    bundle.fixManifest();

    // When
    var report = verify(bundle);

    // Then
    assertThat(first(report))
        .isEqualTo(
            new Problem(
                Check.MANIFEST, "manifest.json", "the last entry isn't the seal, index 15"));
    assertThat(report.outcome(Check.SEAL)).isEqualTo("fails");
  }

  /// Attack: another entry is passed off as the seal | verifier | when it runs
  @Test
  void anotherEntryIsNoSeal() throws IOException {
    // Given
    String manifest = bundle.text(Bundle.MANIFEST).replace("\"seal\": 15", "\"seal\": 13");
    bundle.put(Bundle.MANIFEST, manifest);

    // When
    var report = verify(bundle);

    // Then
    assertThat(report.problems())
        .contains(
            new Problem(
                Check.SEAL,
                "entries/13",
                "not a seal: an event \"org.aimsledger.incident.closed.v1\" from \"/incident\""));
  }

  /// Attack: a bundle is signed with a key that is not in the policy of its reader | verifier |
  /// when it runs
  @Test
  void aBundleOfAnotherKeyIsNamedByBothKeys() throws IOException {
    // Given
    var stranger = new SampleLog((byte) 2).signer.verifierKey();
    Path file = bundle.write(folder);

    // When
    var report = new BundleVerifier(file, Policy.of(stranger)).run();

    // Then
    assertThat(report.problems())
        .containsExactly(
            new Problem(
                Check.CHECKPOINT,
                "checkpoint",
                "no known key has signed: signatures are by [%s], known are [%s]"
                    .formatted(bundle.log.signer.verifierKey().label(), stranger.label())));
    assertThat(report.accepted()).isNull();
    assertThat(report.outcome(Check.INCLUSION)).isEqualTo("holds");
  }

  /// Attack: a checkpoint is signed with another key of the same name | verifier | when it runs
  @Test
  void aCheckpointSignedByAnotherKeyUnderTheSameNameIsFound() throws IOException {
    // Given
    var forger = new SampleLog((byte) 2).signer;
    var forged = forger.sign(bundle.checkpoint.text());
    bundle.files.put(Bundle.CHECKPOINT, forged.bytes());

    // When
    var report = verify(bundle);

    // Then
    assertThat(first(report).place()).isEqualTo("checkpoint");
    assertThat(report.problems().get(1))
        .isEqualTo(
            new Problem(
                Check.INCLUSION,
                "proofs/1.tlog-proof",
                "it leads to another checkpoint than the bundle's"));
  }

  /// Attack: the root in a checkpoint is changed | verifier | when it runs
  @Test
  void aCheckpointWithAChangedRootIsFound() throws IOException {
    // Given
    String root = Hash.leaf(new byte[0]).base64();
    String text = bundle.text(Bundle.CHECKPOINT);
    bundle.put(Bundle.CHECKPOINT, text.replaceFirst("\n17\n[^\n]*\n", "\n17\n" + root + "\n"));

    // When
    var report = verify(bundle);

    // Then
    assertThat(first(report))
        .isEqualTo(
            new Problem(
                Check.CHECKPOINT,
                "checkpoint",
                "the signature of " + bundle.log.signer.verifierKey().label() + " is wrong"));
  }

  /// Attack: the proof of another entry is put in | verifier | when it runs
  @Test
  void aProofOfAnotherEntryIsFound() throws IOException {
    // Given
    bundle.files.put(Bundle.proof(7), bundle.get(Bundle.proof(8)));

    // When
    var report = verify(bundle);

    // Then
    assertThat(report.problems())
        .containsExactly(
            new Problem(Check.INCLUSION, "proofs/7.tlog-proof", "it is about index 8"));
  }

  /// Attack: hashes of a proof are left out, added or exchanged | verifier | when it runs
  @Test
  void aProofWithAChangedOrMissingHashIsFound() throws IOException {
    // Given
    var hashes = bundle.log.inclusionProof(7);
    var shorter = TlogProof.of(7, hashes.subList(1, hashes.size()), bundle.checkpoint);
    var longer =
        TlogProof.of(
            7, Stream.concat(hashes.stream(), hashes.stream()).toList(), bundle.checkpoint);
    var exchanged = TlogProof.of(7, hashes.reversed(), bundle.checkpoint);

    for (var wrong : List.of(shorter, longer, exchanged)) {
      bundle.files.put(Bundle.proof(7), wrong.bytes());

      // When
      var report = verify(bundle);

      // Then
      assertThat(report.problems())
          .extracting(Problem::place)
          .containsExactly("proofs/7.tlog-proof");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"manifest.json", "checkpoint", "policy", "README.txt", "proofs/7.tlog-proof"})
  void aMissingFileIsNamed(String name) throws IOException {
    // Given
    var _ = bundle.files.remove(name);

    // When
    var report = verify(bundle);

    // Then
    assertThat(first(report).place()).isEqualTo(name);
    assertThat(first(report).reason()).isEqualTo("missing");
    assertThat(report.verified()).isFalse();
  }

  private Report verify(SampleBundle changed) throws IOException {
    return new BundleVerifier(changed.write(folder), null).run();
  }

  private static Problem first(Report report) {
    return report.problems().getFirst();
  }
}
