package org.aimsledger.audit.evidenceexport;

import org.aimsledger.audit.platform.trail.EvidenceSubject;

/// Why an export is refused.
sealed interface EvidenceExportRejection {
  /// The trail has nothing about the subject.
  record NothingFound(EvidenceSubject subject) implements EvidenceExportRejection {}

  /// More than one bundle may hold.
  record TooManyEntries(EvidenceSubject subject, int limit) implements EvidenceExportRejection {}
}
