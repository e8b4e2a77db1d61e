package org.aimsledger.audit.platform.trail;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.aimsledger.verifier.log.Hash;
import org.jspecify.annotations.Nullable;

/// The entries of one piece of evidence, as they were when the trail had `treeSize` entries.
///
/// @param entries by rising index
public record EvidenceSelection(long treeSize, List<Selected> entries) {
  public EvidenceSelection {
    entries = List.copyOf(entries);
  }

  /// One entry, enough of it to list it for programs and for people.
  ///
  /// @param type wire name; null when the event could not be read, and so are the next two
  /// @param stream what the event happened to
  /// @param recordedAt when its service recorded it
  /// @param prunedBy index of the event that says that its content was pruned; null while it is
  ///   there
  public record Selected(
      long index,
      String source,
      int lane,
      long laneSeq,
      Hash leafHash,
      @Nullable String type,
      @Nullable String stream,
      @Nullable Instant recordedAt,
      @Nullable Long prunedBy) {}

  /// Indexes of the events that say what was pruned of these entries.
  public List<Long> prunings() {
    return entries.stream()
        .map(Selected::prunedBy)
        .filter(Objects::nonNull)
        .distinct()
        .sorted()
        .toList();
  }

  /// SHA-256 over a line `<index> <leaf hash>` for each entry, as the verifier's README defines it.
  public String digest() {
    var lines = new StringBuilder();
    for (var entry : entries) {
      lines.append(entry.index()).append(' ').append(entry.leafHash().hex()).append('\n');
    }
    return Hash.sha256(lines.toString().getBytes(StandardCharsets.US_ASCII)).hex();
  }
}
