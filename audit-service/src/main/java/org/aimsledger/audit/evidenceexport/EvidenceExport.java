package org.aimsledger.audit.evidenceexport;

import java.time.Instant;
import org.aimsledger.audit.platform.trail.EvidenceSubject;

/// One export of evidence.
sealed interface EvidenceExport {
  /// Nobody asked for it.
  record Absent() implements EvidenceExport {}

  /// Asked for, not sealed: exists only between two events of the same append.
  record Requested(EvidenceSubject subject, Instant at) implements EvidenceExport {}

  /// What belongs to it is fixed.
  record Sealed(
      EvidenceSubject subject,
      Instant requestedAt,
      long treeSize,
      long count,
      String entriesDigest,
      Instant at)
      implements EvidenceExport {}
}
