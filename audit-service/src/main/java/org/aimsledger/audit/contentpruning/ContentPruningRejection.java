package org.aimsledger.audit.contentpruning;

import java.time.Instant;

/// Why a pruning goes no further.
public sealed interface ContentPruningRejection {
  /// The rules know no such class, so its records are kept for ever.
  record UnknownClass(String recordClass, String rule) implements ContentPruningRejection {}

  /// Some of it has to be kept.
  ///
  /// @param latest nothing that was recorded later may go
  record StillKept(String recordClass, String minimum, Instant latest)
      implements ContentPruningRejection {}

  /// Whoever orders does not confirm.
  record SamePerson() implements ContentPruningRejection {}

  /// There is no such pruning.
  record Unknown() implements ContentPruningRejection {}
}
