package org.aimsledger.inventory.reportintake;

import java.time.Instant;
import java.util.UUID;
import org.aimsledger.inventory.aisystemreport.AiSystemReportCommand;

/// A report about a known system is recorded, whatever state the system is in: what was seen was
/// seen.
final class WhenSystemIsReportedRecordReportPolicy {
  private WhenSystemIsReportedRecordReportPolicy() {}

  /// @param report id derived from the reporter and its id
  /// @param system the system, known to exist
  static AiSystemReportCommand.Receive command(
      ReportDraft draft, UUID report, UUID system, Instant now) {
    var occurredAt = draft.occurredAt();
    // A reporter's clock may be a little fast; nothing is recorded as happening in the future.
    var happened = occurredAt != null && occurredAt.isAfter(now) ? now : occurredAt;
    return new AiSystemReportCommand.Receive(
        report,
        system,
        draft.kind(),
        draft.summary(),
        draft.source(),
        draft.id(),
        happened,
        draft.extras(),
        draft.measurements(),
        now);
  }
}
