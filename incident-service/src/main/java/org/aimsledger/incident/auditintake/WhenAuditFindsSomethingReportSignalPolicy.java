package org.aimsledger.incident.auditintake;

import java.util.List;
import java.util.Optional;
import org.aimsledger.contracts.audit.AuditServiceEvent;
import org.aimsledger.contracts.audit.FindingEvent;
import org.aimsledger.contracts.audit.FindingKind;
import org.aimsledger.contracts.audit.TrailDiscrepancyEvent;
import org.aimsledger.eventstore.core.EventMeta;
import org.aimsledger.incident.signal.ServiceSignal;
import org.aimsledger.incident.signal.SignalText;
import org.aimsledger.incident.signal.SignalTitle;

/// A nonconformity of AI systems that auditors have found, and records that don't agree, are
/// signals, for people to say what they are. Nothing else follows: no incident, and no legal clock.
final class WhenAuditFindsSomethingReportSignalPolicy {
  private WhenAuditFindsSomethingReportSignalPolicy() {}

  static Optional<ServiceSignal> on(AuditServiceEvent event, EventMeta meta) {
    return switch (event) {
      case FindingEvent.Raised e when e.kind().isNonconformity() && !e.systems().isEmpty() ->
          Optional.of(nonconformity(e, meta));
      case TrailDiscrepancyEvent.Found e -> Optional.of(discrepancy(e, meta));
      // What else auditors find, and what becomes of it, is the business of audit-service.
      case AuditServiceEvent _ -> Optional.empty();
    };
  }

  private static ServiceSignal nonconformity(FindingEvent.Raised e, EventMeta meta) {
    var weight =
        e.kind() == FindingKind.MAJOR_NONCONFORMITY
            ? "Major nonconformity: "
            : "Minor nonconformity: ";
    // The statement last: it is what is cut when all is too long.
    return new ServiceSignal(
        meta.source(),
        meta.id(),
        SignalTitle.quoted(weight + e.title()),
        SignalText.quoted(
            "Requirement: "
                + e.requirement().framework()
                + ", "
                + e.requirement().reference()
                + ".\nFinding "
                + e.finding()
                + ", event "
                + meta.id()
                + " of audit-service.\n"
                + e.statement()),
        e.systems(),
        e.at());
  }

  private static ServiceSignal discrepancy(TrailDiscrepancyEvent.Found e, EventMeta meta) {
    var entry = e.index() == null ? "" : ", entry " + e.index() + " of the trail";
    return new ServiceSignal(
        meta.source(),
        meta.id(),
        SignalTitle.quoted("Audit trail and store do not agree: " + e.kind()),
        SignalText.quoted(
            "Somebody may have changed what must never change: "
                + e.kind()
                + " at number "
                + e.number()
                + " in lane "
                + e.lane()
                + " of "
                + e.source()
                + entry
                + ".\nDiscrepancy "
                + e.discrepancy()
                + ", event "
                + meta.id()
                + " of audit-service."),
        List.of(),
        e.at());
  }
}
