package org.aimsledger.inventory.aisystemreport;

import java.util.UUID;

/// What became of a report.
public sealed interface ReportReceipt {
  /// It is recorded.
  ///
  /// @param before whether it had been recorded before this delivery
  record Recorded(UUID report, boolean before) implements ReportReceipt {}

  record Refused(AiSystemReportRejection reason) implements ReportReceipt {}
}
