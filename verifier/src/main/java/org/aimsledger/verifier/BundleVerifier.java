package org.aimsledger.verifier;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.aimsledger.verifier.log.Checkpoint;
import org.aimsledger.verifier.log.Hash;
import org.aimsledger.verifier.log.InclusionChecks;
import org.aimsledger.verifier.log.LogException;
import org.aimsledger.verifier.log.Policy;
import org.aimsledger.verifier.log.Printable;
import org.aimsledger.verifier.log.RejectedException;
import org.aimsledger.verifier.log.SignedNote;
import org.aimsledger.verifier.log.TlogProof;
import org.jspecify.annotations.Nullable;

/// Verifies one bundle, in the order of {@link Check}. Goes on after a problem where the rest can
/// still be judged, so that the report shows the extent of the damage.
final class BundleVerifier {

  /// Runs of entries that prunings name are held until the end: 30 bytes each.
  static final int MOST_RUNS = 500_000;

  private final Path file;
  private final @Nullable Policy trusted;
  private final Findings findings = new Findings();
  private final EntryChecks entryChecks = new EntryChecks(findings);
  private final SealedLanes seals =
      new SealedLanes((place, reason) -> findings.add(Check.SERVICE_SEALS, place, reason));

  private @Nullable Manifest manifest;
  private @Nullable SignedNote note;
  private String noteText = "";
  private @Nullable InclusionChecks inclusion;
  private @Nullable Checkpoint checkpoint;
  private Policy.@Nullable Accepted accepted;
  private Leaf.@Nullable Event seal;
  private final PruningConsents consents = new PruningConsents();
  private final Map<Long, Pruning> prunings = new HashMap<>();
  private int runs;
  private final Map<Pruning, Integer> pruned = new LinkedHashMap<>();

  /// A verification of one bundle, to be run once.
  ///
  /// @param trusted the policy got by another way; without it the bundle's own is used
  BundleVerifier(Path file, @Nullable Policy trusted) {
    this.file = file;
    this.trusted = trusted;
  }

  /// Runs all checks.
  ///
  /// @throws IOException if the file can't be read
  Report run() throws IOException {
    try (var files = BundleFiles.open(file)) {
      check(files);
    } catch (LogException e) {
      findings.add(Check.ARCHIVE, "archive", e.getMessage());
    }
    var sealed = new Facts();
    seals.tell(sealed);
    return new Report(
        file.toString(),
        trusted == null,
        manifest,
        checkpoint,
        accepted,
        sealed,
        findings.reached(),
        findings.problems(),
        findings.count(),
        notChecked());
  }

  private void check(BundleFiles files) {
    for (String name : files.repeated()) {
      findings.add(Check.ARCHIVE, "archive", "two files are called " + Printable.quoted(name));
    }
    var list = findings.attempt(Check.MANIFEST, Bundle.MANIFEST, () -> ManifestFile.open(files));
    if (list == null) {
      return;
    }
    manifest = list.head();
    archive(files, list);
    var checks = new ManifestChecks(list.head(), findings);
    list.entries(checks::next);
    var read = list.head().with(checks.end());
    manifest = read;
    findings.reached(Check.MANIFEST);
    checkpoint(files, read);
    list.prunings().forEach(entry -> pruning(files, entry));
    list.entries(entry -> entry(files, read, entry));
    findings.reached(Check.INCLUSION);
    if (entryChecks.complete()) {
      findings.reached(Check.EVENTS);
      findings.reached(Check.ORDER);
      if (seals.compared()) {
        findings.reached(Check.SERVICE_SEALS);
      }
    }
    SealCheck.run(read, seal, findings);
    findings.reached(Check.SEAL);
  }

  private void archive(BundleFiles files, ManifestFile list) {
    files.forEachName(
        name -> {
          if (!Bundle.FIXED.contains(name) && !list.lists(name)) {
            findings.add(
                Check.ARCHIVE,
                "archive",
                "the manifest doesn't list the file %s: nothing vouches for it"
                    .formatted(Printable.quoted(name)));
          }
        });
    var _ =
        findings.attempt(
            Check.ARCHIVE, Bundle.README, () -> files.read(Bundle.README, Bundle.LONGEST_TEXT));
    findings.reached(Check.ARCHIVE);
  }

  private void checkpoint(BundleFiles files, Manifest read) {
    var policy =
        trusted != null
            ? trusted
            : findings.attempt(
                Check.CHECKPOINT,
                Bundle.POLICY,
                () -> Policy.parse(files.read(Bundle.POLICY, Bundle.LONGEST_TEXT)));
    var signed =
        findings.attempt(
            Check.CHECKPOINT,
            Bundle.CHECKPOINT,
            () -> SignedNote.parse(files.read(Bundle.CHECKPOINT, Bundle.LONGEST_TEXT)));
    if (signed == null) {
      return;
    }
    note = signed;
    noteText = signed.encode();
    checkpoint =
        findings.attempt(
            Check.CHECKPOINT, Bundle.CHECKPOINT, () -> Checkpoint.parse(signed.text()));
    if (checkpoint != null) {
      inclusion = new InclusionChecks(checkpoint.size(), checkpoint.root());
    }
    if (policy == null || checkpoint == null) {
      return;
    }
    accepted = findings.attempt(Check.CHECKPOINT, Bundle.CHECKPOINT, () -> policy.accept(signed));
    if (!checkpoint.origin().equals(read.origin())) {
      findings.add(
          Check.CHECKPOINT,
          Bundle.CHECKPOINT,
          "it is of the log %s, the manifest says %s"
              .formatted(Printable.quoted(checkpoint.origin()), Printable.quoted(read.origin())));
    }
    findings.reached(Check.CHECKPOINT);
  }

  /// An event that explains missing content has to be in the log itself, and so have its order and
  /// its confirmation.
  private void pruning(BundleFiles files, Manifest.Entry entry) {
    byte[] bytes = listed(files, entry);
    if (bytes == null || !proof(files, entry.index(), entry.leafHash())) {
      return;
    }
    String place = Bundle.entry(entry.index());
    var step =
        findings.attempt(
            Check.INCLUSION,
            place,
            () -> PruningStep.of(entry.index(), matching(Leaf.parse(bytes), entry).event()));
    if (step == null) {
      return;
    }
    consents.take(step);
    if (step instanceof Pruning pruning) {
      consents
          .objection(pruning)
          .ifPresentOrElse(
              reason -> findings.add(Check.INCLUSION, place, reason),
              () -> keep(entry.index(), pruning));
    }
  }

  private void keep(long index, Pruning pruning) {
    if (runs + pruning.runs().size() > MOST_RUNS) {
      findings.add(
          Check.INCLUSION,
          Bundle.entry(index),
          "prunings name more than %d runs of entries".formatted(MOST_RUNS));
      return;
    }
    runs += pruning.runs().size();
    prunings.put(index, pruning);
  }

  private void withoutContent(BundleFiles files, Manifest.Entry entry, long event) {
    var _ = proof(files, entry.index(), entry.leafHash());
    entryChecks.skipPruned();
    var pruning = prunings.get(event);
    if (pruning == null || !pruning.names(entry.index())) {
      findings.add(
          Check.INCLUSION,
          Bundle.entry(entry.index()),
          "its content is missing, and no event at index %d says that it was pruned"
              .formatted(event));
    } else {
      pruned.merge(pruning, 1, Integer::sum);
    }
  }

  private void entry(BundleFiles files, Manifest read, Manifest.Entry entry) {
    var event = entry.prunedBy();
    if (event != null) {
      withoutContent(files, entry, event);
      return;
    }
    byte[] bytes = listed(files, entry);
    boolean proven = bytes != null && proof(files, entry.index(), entry.leafHash());
    var leaf =
        bytes == null
            ? null
            : findings.attempt(
                Check.EVENTS,
                Bundle.entry(entry.index()),
                () -> matching(Leaf.parse(bytes), entry));
    if (leaf != null && entry.index() == read.seal()) {
      seal = leaf.event();
    }
    if (leaf == null || !proven) {
      // What the log doesn't have stands in no relation to what it has, and costs no memory.
      entryChecks.skip();
      seals.lose();
      return;
    }
    entryChecks.next(entry.index(), leaf);
    seals.next(
        entry.index(),
        leaf.header(),
        entry.leafHash(),
        statements(entry.index(), leaf),
        () -> Bundle.entry(entry.index()));
  }

  private List<LaneStatement> statements(long index, Leaf leaf) {
    var read =
        findings.attempt(
            Check.SERVICE_SEALS, Bundle.entry(index), () -> LaneStatement.of(leaf.event()));
    return read == null ? List.of() : read;
  }

  /// The bytes of an entry, if they are those of the manifest.
  private byte @Nullable [] listed(BundleFiles files, Manifest.Entry entry) {
    String place = Bundle.entry(entry.index());
    byte[] bytes =
        findings.attempt(Check.INCLUSION, place, () -> files.read(place, Bundle.LONGEST_ENTRY));
    if (bytes == null) {
      return null;
    }
    Hash leafHash = Hash.leaf(bytes);
    if (!leafHash.equals(entry.leafHash())) {
      findings.add(
          Check.INCLUSION,
          place,
          "its bytes have the leaf hash %s, the manifest says %s"
              .formatted(leafHash, entry.leafHash()));
      return null;
    }
    return bytes;
  }

  /// @return whether the log has a leaf with this hash at this place; that it hasn't is reported
  private boolean proof(BundleFiles files, long index, Hash leafHash) {
    String place = Bundle.proof(index);
    if (note == null || inclusion == null) {
      findings.add(Check.INCLUSION, place, "can't be checked without a readable checkpoint");
      return false;
    }
    var believed = inclusion;
    var shared = note;
    var sharedText = noteText;
    var proven =
        findings.attempt(
            Check.INCLUSION,
            place,
            () -> {
              var proof =
                  TlogProof.parse(files.read(place, Bundle.LONGEST_TEXT), shared, sharedText);
              if (proof.index() != index) {
                throw new RejectedException("it is about index " + proof.index());
              }
              if (!proof.checkpoint().equals(shared)) {
                throw new RejectedException("it leads to another checkpoint than the bundle's");
              }
              believed.verify(index, leafHash, proof.hashes());
              return proof;
            });
    return proven != null;
  }

  private static Leaf matching(Leaf leaf, Manifest.Entry entry) {
    boolean same =
        leaf.source().equals(entry.source())
            && leaf.lane() == entry.lane()
            && leaf.laneSeq() == entry.laneSeq();
    if (!same) {
      throw new RejectedException(
          "its first line says %s %d %d, the manifest says %s %d %d"
              .formatted(
                  leaf.source(),
                  leaf.lane(),
                  leaf.laneSeq(),
                  Printable.quoted(entry.source()),
                  entry.lane(),
                  entry.laneSeq()));
    }
    return leaf;
  }

  private List<String> notChecked() {
    var list = new ArrayList<String>();
    if (trusted == null) {
      list.add(
          "Whose key it is: it was taken from the bundle itself. Compare the fingerprint with one"
              + " you got by another way, or name your own policy with --policy.");
    }
    if (accepted != null && accepted.cosignatures().isEmpty()) {
      list.add(NotChecked.NO_WITNESS);
    }
    list.add(
        "Whether the operator selected everything about the subject: the seal says what was"
            + " selected. Who doubts it searches all entries the log publishes.");
    pruned.forEach(
        (pruning, entries) -> list.add("%d entries: %s.".formatted(entries, pruning.told())));
    if (entryChecks.partialStreams() > 0) {
      list.add(
          "The beginning of %d stream(s): they are in the bundle only in part."
              .formatted(entryChecks.partialStreams()));
    }
    list.addAll(seals.notCovered());
    list.add(
        "What index.html and README.txt of the bundle say: they are for people, and nothing signs"
            + " them. What counts is this report.");
    list.add(NotChecked.TRUTH);
    return list;
  }
}
