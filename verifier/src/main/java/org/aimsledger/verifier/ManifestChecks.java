package org.aimsledger.verifier;

import java.util.List;
import org.aimsledger.verifier.log.Printable;

/// Whether a manifest agrees with itself.
final class ManifestChecks {

  private ManifestChecks() {}

  static void run(Manifest manifest, Findings findings) {
    List<Manifest.Entry> entries = manifest.entries();
    long before = -1;
    for (var entry : entries) {
      if (entry.index() <= before) {
        wrong(findings, "entry %d stands behind entry %d".formatted(entry.index(), before));
      }
      before = entry.index();
      if (entry.index() != manifest.seal() && entry.index() >= manifest.treeSize()) {
        wrong(
            findings,
            "entry %d can't be of a selection among the first %d"
                .formatted(entry.index(), manifest.treeSize()));
      }
    }
    if (entries.isEmpty() || entries.getLast().index() != manifest.seal()) {
      wrong(findings, "the last entry isn't the seal, index " + manifest.seal());
    }
    if (manifest.seal() < manifest.treeSize()) {
      wrong(
          findings,
          "the seal at index %d is older than the selection it seals, made among the first %d"
              .formatted(manifest.seal(), manifest.treeSize()));
    }
    long listed = manifest.selected().size();
    if (listed != manifest.count()) {
      wrong(
          findings,
          "it says %d entries and lists %d (without the seal)".formatted(manifest.count(), listed));
    }
    gaps(manifest, findings);
    String digest = manifest.computedDigest();
    if (!digest.equals(manifest.entriesDigest())) {
      wrong(
          findings,
          "its list of entries has the digest %s, not %s: a line was changed, added or removed"
              .formatted(digest, manifest.entriesDigest()));
    }
  }

  /// A bundle about a period is all that the log has from its first entry to its last.
  private static void gaps(Manifest manifest, Findings findings) {
    if (!manifest.subject().startsWith(Bundle.STRETCH)) {
      return;
    }
    List<Manifest.Entry> selected = manifest.selected();
    for (int i = 1; i < selected.size(); i++) {
      long before = selected.get(i - 1).index();
      long index = selected.get(i).index();
      if (index > before + 1) {
        wrong(
            findings,
            "it is about all of %s, but lists nothing between entries %d and %d"
                .formatted(Printable.quoted(manifest.subject()), before, index));
      }
    }
  }

  private static void wrong(Findings findings, String reason) {
    findings.add(Check.MANIFEST, Bundle.MANIFEST, reason);
  }
}
