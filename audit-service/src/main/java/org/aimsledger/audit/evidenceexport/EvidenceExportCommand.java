package org.aimsledger.audit.evidenceexport;

import java.time.Instant;
import java.util.UUID;
import org.aimsledger.audit.platform.trail.EvidenceSubject;

/// What can be asked of an export.
sealed interface EvidenceExportCommand {
  UUID export();

  /// Fixes what was found about the subject.
  ///
  /// @param treeSize size of the trail that was searched
  /// @param count entries found
  /// @param entriesDigest digest over them
  record Seal(
      UUID export,
      EvidenceSubject subject,
      long treeSize,
      long count,
      String entriesDigest,
      Instant at)
      implements EvidenceExportCommand {}
}
