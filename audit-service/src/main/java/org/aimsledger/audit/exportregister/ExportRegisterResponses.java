package org.aimsledger.audit.exportregister;

import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// Exports in a list.
final class ExportRegisterResponses {
  private ExportRegisterResponses() {}

  /// @param subject a UUID, `correlation …` or `recorded …/…`
  /// @param requestedBy pseudonymous id of who asked for it
  /// @param treeSize size of the trail that was searched
  @Schema(name = "EvidenceExportSummary")
  record Summary(
      UUID id,
      String subject,
      String requestedBy,
      Instant requestedAt,
      long treeSize,
      long entries) {
    static Summary of(ExportRegisterRow row) {
      return new Summary(
          row.id, row.subject, row.requestedBy, row.requestedAt, row.treeSize, row.entries);
    }
  }
}
