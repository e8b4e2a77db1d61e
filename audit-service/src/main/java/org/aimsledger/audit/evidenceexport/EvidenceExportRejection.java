package org.aimsledger.audit.evidenceexport;

import java.util.UUID;

/// Why an export is refused.
sealed interface EvidenceExportRejection {
  /// The trail mentions the subject nowhere.
  record NothingFound(UUID subject) implements EvidenceExportRejection {}

  /// More than one bundle may hold.
  record TooManyEntries(UUID subject, int limit) implements EvidenceExportRejection {}
}
