package org.aimsledger.audit.contentpruning;

import java.time.Instant;

/// One pruning.
public sealed interface ContentPruning {
  /// What is to be pruned.
  ///
  /// @param rule version of the pack, `pack@version`
  /// @param minimum how long the organisation keeps the class at least
  /// @param before only what was recorded before that
  record Wanted(
      String recordClass,
      String rule,
      String minimum,
      Instant before,
      String orderedBy,
      String reason) {}

  record Absent() implements ContentPruning {}

  /// Waits for a second person.
  record Ordered(Wanted wanted) implements ContentPruning {}

  /// Is carried out.
  ///
  /// @param parts how many parts were named
  /// @param last highest index that was named, -1 before the first part
  /// @param count entries that were named
  record Confirmed(Wanted wanted, String confirmedBy, int parts, long last, long count)
      implements ContentPruning {}

  /// Nothing is left to do.
  record Finished(Wanted wanted, String confirmedBy, long count) implements ContentPruning {}

  /// The database has refused a part; nothing more happens.
  ///
  /// @param count entries that were named, those of the refused part too
  /// @param part number of the refused part
  record SetAside(Wanted wanted, String confirmedBy, long count, int part, String reason)
      implements ContentPruning {}
}
