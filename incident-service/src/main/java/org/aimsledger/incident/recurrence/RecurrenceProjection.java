package org.aimsledger.incident.recurrence;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.aimsledger.contracts.WireNames;
import org.aimsledger.contracts.incident.CommunicationEvent;
import org.aimsledger.contracts.incident.DataSubjectEvent;
import org.aimsledger.contracts.incident.DetectionRuleEvent;
import org.aimsledger.contracts.incident.EscalationEvent;
import org.aimsledger.contracts.incident.ExerciseEvent;
import org.aimsledger.contracts.incident.IncidentEvent;
import org.aimsledger.contracts.incident.IncidentServiceEvent;
import org.aimsledger.contracts.incident.RegulatoryCaseEvent;
import org.aimsledger.contracts.incident.ResponseEvent;
import org.aimsledger.contracts.incident.ReviewEvent;
import org.aimsledger.contracts.incident.SignalEvent;
import org.aimsledger.contracts.incident.SignalRuleEvent;
import org.aimsledger.contracts.incident.WebhookSubscriptionEvent;
import org.aimsledger.eventstore.core.Recorded;
import org.aimsledger.eventstore.project.Projection;
import org.aimsledger.eventstore.store.EventTypes;
import org.jspecify.annotations.Nullable;

/// Keeps one row per incident. The events of an incident and of its review are in different lanes:
/// the row remembers both, in whatever order they come.
@ApplicationScoped
class RecurrenceProjection implements Projection<IncidentServiceEvent, RecurrenceRow> {
  static final String NAME = "incident-causes";

  private static final EventTypes<IncidentServiceEvent> TYPES =
      EventTypes.declare(IncidentServiceEvent.class, WireNames::of);

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public int version() {
    return 1;
  }

  @Override
  public EventTypes<IncidentServiceEvent> types() {
    return TYPES;
  }

  @Override
  public Class<RecurrenceRow> rowType() {
    return RecurrenceRow.class;
  }

  @Override
  public @Nullable UUID key(Recorded<IncidentServiceEvent> recorded) {
    return switch (recorded.event()) {
      case IncidentEvent event -> event.incident();
      case ReviewEvent.CauseFound event -> event.incident();
      case ReviewEvent.CauseWithdrawn event -> event.incident();
      case RegulatoryCaseEvent _,
          DataSubjectEvent _,
          DetectionRuleEvent _,
          SignalEvent _,
          ExerciseEvent _,
          WebhookSubscriptionEvent _,
          CommunicationEvent _,
          EscalationEvent _,
          SignalRuleEvent _,
          ResponseEvent _ ->
          null;
    };
  }

  @Override
  public @Nullable RecurrenceRow apply(
      @Nullable RecurrenceRow row, Recorded<IncidentServiceEvent> recorded) {
    var incident = key(recorded);
    if (incident == null) {
      return row;
    }
    var next = row == null ? new RecurrenceRow(incident) : row;
    if (recorded.event() instanceof IncidentEvent event) {
      happened(next, event);
    } else if (recorded.event() instanceof ReviewEvent.CauseFound e) {
      next.add(FoundCause.of(e));
    } else if (recorded.event() instanceof ReviewEvent.CauseWithdrawn e) {
      next.withdraw(e.cause());
    }
    next.updatedAt = recorded.meta().time();
    return next;
  }

  private static void happened(RecurrenceRow row, IncidentEvent event) {
    switch (event) {
      case IncidentEvent.Raised e -> {
        row.title = e.title();
        row.raisedAt = e.at();
        row.counts = true;
        e.systems().forEach(row::link);
      }
      case IncidentEvent.SystemLinked e -> row.link(e.system());
      case IncidentEvent.SystemUnlinked e -> row.unlink(e.system());
      case IncidentEvent.Triaged e -> row.kind = e.kind();
      case IncidentEvent.KindChanged e -> row.kind = e.to();
      case IncidentEvent.Resolved e -> row.classed(e.cause());
      case IncidentEvent.Rejected _, IncidentEvent.Merged _ -> row.counts = false;
      case IncidentEvent.Acknowledged _,
          IncidentEvent.SeverityChanged _,
          IncidentEvent.OecdSeverityChanged _,
          IncidentEvent.CommanderAssigned _,
          IncidentEvent.RoleAssigned _,
          IncidentEvent.Classified _,
          IncidentEvent.EradicationStarted _,
          IncidentEvent.EradicationCompleted _,
          IncidentEvent.RecoveryStarted _,
          IncidentEvent.MonitoringStarted _,
          IncidentEvent.RecoveryCompleted _,
          IncidentEvent.ContainmentRequested _,
          IncidentEvent.ContainmentAcknowledged _,
          IncidentEvent.ContainmentTimedOut _,
          IncidentEvent.ContainmentRetried _,
          IncidentEvent.ContainmentEscalated _,
          IncidentEvent.ContainmentReleased _,
          IncidentEvent.ReleaseAcknowledged _,
          IncidentEvent.NoteAdded _,
          IncidentEvent.Linked _,
          IncidentEvent.Unlinked _,
          IncidentEvent.TimeStated _,
          IncidentEvent.PersonNamed _,
          IncidentEvent.CauseHypothesised _,
          IncidentEvent.Closed _,
          IncidentEvent.Reopened _ -> {
        // They change nothing that incidents are compared by.
      }
    }
  }
}
