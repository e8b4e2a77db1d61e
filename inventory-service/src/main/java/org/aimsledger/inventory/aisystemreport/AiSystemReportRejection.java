package org.aimsledger.inventory.aisystemreport;

import java.util.UUID;

/// Why a report is not recorded.
public sealed interface AiSystemReportRejection {
  /// The reporter used the id for something else before.
  record ExternalIdReused(UUID report, String reporter, String externalId)
      implements AiSystemReportRejection {}
}
