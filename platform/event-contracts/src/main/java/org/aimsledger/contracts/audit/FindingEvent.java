package org.aimsledger.contracts.audit;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.aimsledger.contracts.WireName;

/// What happened to one finding of the organisation's auditors (ISO/IEC 42001, 9.2 and 10.2).
public sealed interface FindingEvent extends AuditServiceEvent {
  UUID finding();

  /// An auditor has found something.
  ///
  /// @param criterion what it was measured against, e.g. a clause or a rule of the organisation
  /// @param description what was seen
  /// @param systems the AI systems concerned; empty: the management system itself
  /// @param evidence where it can be seen: ids or addresses of records
  /// @param by the auditor
  @WireName("org.aimsledger.audit.finding-raised.v1")
  record Raised(
      UUID finding,
      FindingKind kind,
      String title,
      String criterion,
      String description,
      List<UUID> systems,
      List<String> evidence,
      String by,
      Instant at)
      implements FindingEvent {
    public Raised {
      systems = List.copyOf(systems);
      evidence = List.copyOf(evidence);
    }
  }

  /// A corrective action answers it.
  @WireName("org.aimsledger.audit.finding-corrective-action-linked.v1")
  record CorrectiveActionLinked(UUID finding, UUID action, String by, Instant at)
      implements FindingEvent {}

  @WireName("org.aimsledger.audit.finding-closed.v1")
  record Closed(UUID finding, String reason, String by, Instant at) implements FindingEvent {}
}
