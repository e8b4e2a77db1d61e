package org.aimsledger.audit.auditfinding;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.aimsledger.contracts.audit.CorrectiveActionStanding;
import org.aimsledger.contracts.audit.FindingEvent;
import org.aimsledger.contracts.audit.FindingEvidence;
import org.aimsledger.contracts.audit.FindingKind;
import org.aimsledger.contracts.audit.FindingRequirement;
import org.aimsledger.contracts.audit.RecordReference;
import org.aimsledger.contracts.audit.SeenAction;

/// Events and commands of one finding: Vera has raised it, Otto answers for it, and Olga after him.
final class Findings {
  static final UUID FINDING = UUID.fromString("0198c0de-0000-7000-8000-0000000000c1");
  static final UUID SYSTEM = UUID.fromString("0198c0de-0000-7000-8000-0000000000b1");
  static final UUID ACTION = UUID.fromString("0198c0de-0000-7000-8000-0000000000a1");
  static final UUID OTHER_ACTION = UUID.fromString("0198c0de-0000-7000-8000-0000000000a2");
  static final Instant NOW = Instant.parse("2027-12-03T16:00:00Z");
  static final LocalDate TODAY = LocalDate.of(2027, 12, 3);
  static final LocalDate DUE = LocalDate.of(2027, 12, 31);
  static final LocalDate LATER = LocalDate.of(2028, 1, 31);
  static final FindingRequirement REQUIREMENT = new FindingRequirement("ISO/IEC 42001", "A.6.2.4");
  static final List<FindingEvidence> EVIDENCE =
      List.of(
          new FindingEvidence(
              new RecordReference("inventory", "ai-system", SYSTEM), "no results of tests"),
          new FindingEvidence(null, "interview of 2 December"));

  static final FindingEvent RAISED = raised(FindingKind.MAJOR_NONCONFORMITY);
  static final FindingEvent HANDED_OVER =
      new FindingEvent.HandedOver(FINDING, "otto", "olga", "leave", "anna", NOW);
  static final FindingEvent DUE_CHANGED =
      new FindingEvent.DueChanged(FINDING, DUE, LATER, "holidays", "anna", NOW);
  static final FindingEvent CORRECTED =
      new FindingEvent.CorrectionRecorded(FINDING, "Tests were run", "otto", NOW);
  static final FindingEvent EXPLAINED =
      new FindingEvent.RootCauseRecorded(FINDING, "The gate didn't ask", "otto", NOW);
  static final FindingEvent LINKED = linked(ACTION);
  static final FindingEvent UNLINKED =
      new FindingEvent.CorrectiveActionUnlinked(FINDING, ACTION, "of another", "vera", NOW);
  static final FindingEvent CLOSED =
      new FindingEvent.Closed(
          FINDING,
          "The gate asks",
          List.of(seen(ACTION, CorrectiveActionStanding.VERIFIED)),
          "vera",
          NOW);
  static final FindingEvent WITHDRAWN =
      new FindingEvent.Withdrawn(FINDING, "The results were elsewhere", "vera", NOW);

  private Findings() {}

  static FindingEvent raised(FindingKind kind) {
    return new FindingEvent.Raised(
        FINDING,
        kind,
        REQUIREMENT,
        "Not verified",
        "It went live without tests.",
        EVIDENCE,
        List.of(SYSTEM),
        "otto",
        DUE,
        "vera",
        NOW);
  }

  static FindingEvent linked(UUID action) {
    return new FindingEvent.CorrectiveActionLinked(
        FINDING, seen(action, CorrectiveActionStanding.OPEN), "otto", NOW);
  }

  static SeenAction seen(UUID action, CorrectiveActionStanding standing) {
    return new SeenAction(action, standing, 3);
  }

  static AuditFindingCommand raise(FindingKind kind, List<FindingEvidence> evidence) {
    return raise(kind, evidence, "otto", DUE);
  }

  static AuditFindingCommand raise(
      FindingKind kind, List<FindingEvidence> evidence, String owner, LocalDate due) {
    return new AuditFindingCommand.Raise(
        FINDING,
        kind,
        REQUIREMENT,
        "Not verified",
        "It went live without tests.",
        evidence,
        List.of(SYSTEM, SYSTEM),
        owner,
        due,
        "vera",
        NOW);
  }

  static AuditFindingCommand handOver(String to) {
    return new AuditFindingCommand.HandOver(FINDING, to, "leave", "anna", NOW);
  }

  static AuditFindingCommand changeDue(LocalDate due, String by) {
    return new AuditFindingCommand.ChangeDue(FINDING, due, "holidays", by, NOW);
  }

  static AuditFindingCommand correct(String by) {
    return new AuditFindingCommand.RecordCorrection(FINDING, "Tests were run", by, NOW);
  }

  static AuditFindingCommand explain(String rootCause, String by) {
    return new AuditFindingCommand.RecordRootCause(FINDING, rootCause, by, NOW);
  }

  static AuditFindingCommand link(UUID action) {
    return new AuditFindingCommand.LinkAction(
        FINDING, action, seen(action, CorrectiveActionStanding.OPEN), "otto", NOW);
  }

  static AuditFindingCommand unlink(UUID action, String by) {
    return new AuditFindingCommand.UnlinkAction(FINDING, action, "of another", by, NOW);
  }

  static AuditFindingCommand close(String by, SeenAction... seen) {
    return new AuditFindingCommand.Close(FINDING, "The gate asks", List.of(seen), by, NOW);
  }

  static AuditFindingCommand withdraw(String by) {
    return new AuditFindingCommand.Withdraw(FINDING, "The results were elsewhere", by, NOW);
  }
}
