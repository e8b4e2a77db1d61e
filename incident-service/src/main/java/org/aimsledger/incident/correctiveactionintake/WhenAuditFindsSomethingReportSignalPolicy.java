package org.aimsledger.incident.correctiveactionintake;

import java.util.List;
import java.util.Optional;
import org.aimsledger.contracts.audit.AuditServiceEvent;
import org.aimsledger.contracts.audit.TrailDiscrepancyEvent;
import org.aimsledger.eventstore.core.EventMeta;
import org.aimsledger.incident.signal.ServiceSignal;
import org.aimsledger.incident.signal.SignalText;
import org.aimsledger.incident.signal.SignalTitle;

/// What the trail has found, records that don't agree, is a signal, for people to say what it is.
/// Nothing else follows: no incident, and no legal clock.
final class WhenAuditFindsSomethingReportSignalPolicy {
  private WhenAuditFindsSomethingReportSignalPolicy() {}

  static Optional<ServiceSignal> on(AuditServiceEvent event, EventMeta meta) {
    return event instanceof TrailDiscrepancyEvent.Found e
        ? Optional.of(discrepancy(e, meta))
        : Optional.empty();
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
