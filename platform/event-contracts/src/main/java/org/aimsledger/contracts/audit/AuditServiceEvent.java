package org.aimsledger.contracts.audit;

import java.time.Instant;

/// Every event of audit-service.
public sealed interface AuditServiceEvent
    permits CorrectiveActionEvent,
        EvidenceExportEvent,
        FindingEvent,
        TrailAccessEvent,
        TrailGrantEvent,
        TrailDiscrepancyEvent,
        TrailKeyEvent,
        TrailPruningEvent,
        TrailVerificationEvent {
  /// When it was decided.
  Instant at();
}
