package org.aimsledger.inventory.reportintake;

import java.time.Instant;
import java.util.UUID;
import org.aimsledger.inventory.outofscopeuse.OutOfScopeUseCommand;
import org.aimsledger.inventory.outofscopeuse.OutOfScopeUseCommandHandler;
import org.aimsledger.inventory.platform.Presence;

/// What an integration saw and holds to be out of scope has to be decided by a person.
final class WhenUseIsOutOfScopeReportItPolicy {
  private WhenUseIsOutOfScopeReportItPolicy() {}

  /// @param report the report as it was recorded
  static OutOfScopeUseCommand.Report command(
      ReportDraft draft, UUID report, UUID system, Instant now) {
    return new OutOfScopeUseCommand.Report(
        OutOfScopeUseCommandHandler.id(report),
        system,
        new Presence.Absent(),
        draft.summary(),
        draft.source(),
        report,
        now);
  }
}
