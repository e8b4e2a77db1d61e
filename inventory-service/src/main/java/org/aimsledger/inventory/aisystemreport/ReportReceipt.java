package org.aimsledger.inventory.aisystemreport;

import java.util.UUID;

/// What became of a report.
public sealed interface ReportReceipt {
  /// It is recorded, now or before.
  record Recorded(UUID report) implements ReportReceipt {}

  record Refused(AiSystemReportRejection reason) implements ReportReceipt {}
}
