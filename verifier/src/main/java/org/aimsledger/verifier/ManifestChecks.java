package org.aimsledger.verifier;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.aimsledger.verifier.log.Printable;
import org.jspecify.annotations.Nullable;

/// Whether a manifest agrees with itself: its entries are seen one after the other, in the order of
/// the file.
final class ManifestChecks {

  private final Manifest manifest;
  private final Findings findings;
  private final MessageDigest lines = sha256();
  private long last = -1;
  private long count;
  private @Nullable Long first;
  private long lastSelected = -1;

  ManifestChecks(Manifest manifest, Findings findings) {
    this.manifest = manifest;
    this.findings = findings;
  }

  void next(Manifest.Entry entry) {
    if (entry.index() <= last) {
      wrong("entry %d stands behind entry %d".formatted(entry.index(), last));
    }
    last = entry.index();
    if (entry.index() != manifest.seal()) {
      selected(entry);
    }
  }

  private void selected(Manifest.Entry entry) {
    long index = entry.index();
    if (index >= manifest.treeSize()) {
      wrong(
          "entry %d can't be of a selection among the first %d"
              .formatted(index, manifest.treeSize()));
    }
    // A bundle about a period is all that the log has from its first entry to its last.
    if (count > 0 && index > lastSelected + 1 && manifest.subject().startsWith(Bundle.STRETCH)) {
      wrong(
          "it is about all of %s, but lists nothing between entries %d and %d"
              .formatted(Printable.quoted(manifest.subject()), lastSelected, index));
    }
    lines.update((index + " " + entry.leafHash().hex() + "\n").getBytes(StandardCharsets.US_ASCII));
    first = first == null ? Long.valueOf(index) : first;
    lastSelected = index;
    count++;
  }

  /// What can only be said once all entries were seen.
  Manifest.Selected end() {
    if (last != manifest.seal()) {
      wrong("the last entry isn't the seal, index " + manifest.seal());
    }
    if (manifest.seal() < manifest.treeSize()) {
      wrong(
          "the seal at index %d is older than the selection it seals, made among the first %d"
              .formatted(manifest.seal(), manifest.treeSize()));
    }
    if (count != manifest.count()) {
      wrong(
          "it says %d entries and lists %d (without the seal)".formatted(manifest.count(), count));
    }
    String digest = HexFormat.of().formatHex(lines.digest());
    if (!digest.equals(manifest.entriesDigest())) {
      wrong(
          "its list of entries has the digest %s, not %s: a line was changed, added or removed"
              .formatted(digest, manifest.entriesDigest()));
    }
    return new Manifest.Selected(count, digest, first);
  }

  private void wrong(String reason) {
    findings.add(Check.MANIFEST, Bundle.MANIFEST, reason);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
