package org.aimsledger.audit.platform.trail;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.aimsledger.verifier.log.Hash;

/// The entries about one subject, as they were when the trail had `treeSize` entries.
///
/// @param entries by rising index
public record EvidenceSelection(long treeSize, List<Selected> entries) {
  public EvidenceSelection {
    entries = List.copyOf(entries);
  }

  /// One entry, enough of it to list it in a manifest.
  public record Selected(long index, String source, int lane, long laneSeq, Hash leafHash) {}

  /// SHA-256 over a line `<index> <leaf hash>` for each entry, as the verifier's README defines it.
  public String digest() {
    var lines = new StringBuilder();
    for (var entry : entries) {
      lines.append(entry.index()).append(' ').append(entry.leafHash().hex()).append('\n');
    }
    return Hash.sha256(lines.toString().getBytes(StandardCharsets.US_ASCII)).hex();
  }
}
