package org.aimsledger.audit.contentpruning;

import java.time.Instant;
import java.util.UUID;

/// What can be asked of one pruning.
public sealed interface ContentPruningCommand {
  UUID pruning();

  /// Asks for the content of a class to be pruned.
  ///
  /// @param before only what was recorded before that
  record Order(
      UUID pruning, String recordClass, Instant before, String by, String reason, Instant at)
      implements ContentPruningCommand {}

  /// Agrees to it.
  record Confirm(UUID pruning, String by, Instant at) implements ContentPruningCommand {}

  /// Names the entries whose content goes next.
  ///
  /// @param part number of the part, from 1
  /// @param entriesDigest over them, as the verifier's README defines it
  record Prune(UUID pruning, int part, EntryRuns entries, String entriesDigest, Instant at)
      implements ContentPruningCommand {}

  /// Says that nothing is left.
  record Finish(UUID pruning, Instant at) implements ContentPruningCommand {}

  /// Says that the database has refused a part.
  record SetAside(UUID pruning, int part, String reason, Instant at)
      implements ContentPruningCommand {}
}
