package org.aimsledger.contracts.audit;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.aimsledger.contracts.WireName;

/// What happened to one finding of the organisation's auditors (ISO/IEC 42001, 9.2 and 10.2):
/// somebody answers for it and says what was done at once and why it came about, corrective actions
/// are linked to it, and somebody else closes it.
public sealed interface FindingEvent extends AuditServiceEvent {
  UUID finding();

  /// An auditor has found something.
  ///
  /// @param requirement what it is judged against
  /// @param statement what was found
  /// @param evidence what shows it
  /// @param systems the AI systems concerned; empty: the management system itself
  /// @param owner who answers for it; not the auditor
  /// @param due last day to say what was done and why it came about
  /// @param by the auditor
  @WireName("org.aimsledger.audit.finding-raised.v1")
  record Raised(
      UUID finding,
      FindingKind kind,
      FindingRequirement requirement,
      String title,
      String statement,
      List<FindingEvidence> evidence,
      List<UUID> systems,
      String owner,
      LocalDate due,
      String by,
      Instant at)
      implements FindingEvent {
    public Raised {
      evidence = List.copyOf(evidence);
      systems = List.copyOf(systems);
    }
  }

  /// Somebody else answers for it.
  @WireName("org.aimsledger.audit.finding-handed-over.v1")
  record HandedOver(UUID finding, String from, String owner, String reason, String by, Instant at)
      implements FindingEvent {}

  /// Its owner has until another day.
  ///
  /// @param by who agreed; has never answered for it
  @WireName("org.aimsledger.audit.finding-due-changed.v1")
  record DueChanged(
      UUID finding, LocalDate from, LocalDate due, String reason, String by, Instant at)
      implements FindingEvent {}

  /// What its owner did about it at once. Takes the place of what was recorded before.
  @WireName("org.aimsledger.audit.finding-correction-recorded.v1")
  record CorrectionRecorded(UUID finding, String correction, String by, Instant at)
      implements FindingEvent {}

  /// Why it came about, as its owner found out. Takes the place of what was recorded before.
  @WireName("org.aimsledger.audit.finding-root-cause-recorded.v1")
  record RootCauseRecorded(UUID finding, String rootCause, String by, Instant at)
      implements FindingEvent {}

  /// A corrective action answers it.
  ///
  /// @param seen the action as it stood then
  @WireName("org.aimsledger.audit.finding-corrective-action-linked.v1")
  record CorrectiveActionLinked(UUID finding, SeenAction seen, String by, Instant at)
      implements FindingEvent {}

  /// A corrective action doesn't answer it.
  ///
  /// @param by has never answered for the finding
  @WireName("org.aimsledger.audit.finding-corrective-action-unlinked.v1")
  record CorrectiveActionUnlinked(UUID finding, UUID action, String reason, String by, Instant at)
      implements FindingEvent {}

  /// Nothing is left to do about it.
  ///
  /// @param seen every linked corrective action, as it stood when this was decided
  /// @param by who decided; has never answered for it
  @WireName("org.aimsledger.audit.finding-closed.v1")
  record Closed(UUID finding, String conclusion, List<SeenAction> seen, String by, Instant at)
      implements FindingEvent {
    public Closed {
      seen = List.copyOf(seen);
    }
  }

  /// It was none.
  ///
  /// @param by who decided; has never answered for it
  @WireName("org.aimsledger.audit.finding-withdrawn.v1")
  record Withdrawn(UUID finding, String reason, String by, Instant at) implements FindingEvent {}
}
