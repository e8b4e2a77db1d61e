package org.aimsledger.incident.incidentfigures;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.aimsledger.contracts.WireNames;
import org.aimsledger.contracts.incident.CommunicationEvent;
import org.aimsledger.contracts.incident.ContainmentActionEvent;
import org.aimsledger.contracts.incident.DataSubjectEvent;
import org.aimsledger.contracts.incident.DetectionRuleEvent;
import org.aimsledger.contracts.incident.EscalationEvent;
import org.aimsledger.contracts.incident.EvidenceEvent;
import org.aimsledger.contracts.incident.ExerciseEvent;
import org.aimsledger.contracts.incident.IncidentEvent;
import org.aimsledger.contracts.incident.IncidentServiceEvent;
import org.aimsledger.contracts.incident.PlaybookEvent;
import org.aimsledger.contracts.incident.PlaybookRunEvent;
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

/// Keeps one row per incident, drill and signal.
@ApplicationScoped
class IncidentFigureProjection implements Projection<IncidentServiceEvent, IncidentFigureRow> {
  static final String NAME = "incident-figures";

  private static final EventTypes<IncidentServiceEvent> TYPES =
      EventTypes.declare(IncidentServiceEvent.class, WireNames::of);

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public int version() {
    return 4;
  }

  @Override
  public EventTypes<IncidentServiceEvent> types() {
    return TYPES;
  }

  @Override
  public Class<IncidentFigureRow> rowType() {
    return IncidentFigureRow.class;
  }

  @Override
  public @Nullable Object key(Recorded<IncidentServiceEvent> recorded) {
    return switch (recorded.event()) {
      case IncidentEvent event -> event.incident();
      case RegulatoryCaseEvent event -> event.incident();
      case ResponseEvent event -> key(event, recorded.meta().stream().id());
      case SignalEvent event -> event instanceof SignalEvent.Reported ? event.signal() : null;
      case DataSubjectEvent _,
          DetectionRuleEvent _,
          ExerciseEvent _,
          WebhookSubscriptionEvent _,
          CommunicationEvent _,
          EscalationEvent _,
          SignalRuleEvent _ ->
          null;
    };
  }

  private static @Nullable UUID key(ResponseEvent event, UUID stream) {
    return switch (event) {
      case PlaybookRunEvent e -> e.run();
      // All measures of an incident are in one stream under its id.
      case ContainmentActionEvent _ -> stream;
      case ReviewEvent e -> e.incident();
      case PlaybookEvent _, EvidenceEvent _ -> null;
    };
  }

  @Override
  public @Nullable IncidentFigureRow apply(
      @Nullable IncidentFigureRow row, Recorded<IncidentServiceEvent> recorded) {
    var id = key(recorded);
    if (id == null || (row == null && isOfNoDrill(recorded.event()))) {
      return row;
    }
    var next = row == null ? new IncidentFigureRow((UUID) id, kind(recorded.event())) : row;
    if (!isNew(next, recorded)) {
      return next;
    }
    switch (recorded.event()) {
      case IncidentEvent event -> MatterProjection.apply(next, event);
      case RegulatoryCaseEvent event -> ClockProjection.apply(next, event);
      case SignalEvent event -> next.raisedAt = event.at();
      case PlaybookRunEvent event -> MatterProjection.apply(next, event);
      case ContainmentActionEvent event -> ClockProjection.apply(next, event);
      case ReviewEvent event -> ActionProjection.apply(next, event);
      case PlaybookEvent _,
          EvidenceEvent _,
          DataSubjectEvent _,
          DetectionRuleEvent _,
          ExerciseEvent _,
          WebhookSubscriptionEvent _,
          CommunicationEvent _,
          EscalationEvent _,
          SignalRuleEvent _ -> {
        // They have no key.
      }
    }
    next.judge();
    if (recorded.meta().time().isAfter(next.updatedAt)) {
      next.updatedAt = recorded.meta().time();
    }
    return next;
  }

  /// Runs for an incident have no row: the incident has.
  private static boolean isOfNoDrill(IncidentServiceEvent event) {
    return event instanceof PlaybookRunEvent
        && !(event instanceof PlaybookRunEvent.Started started && started.drill());
  }

  private static MatterKind kind(IncidentServiceEvent event) {
    if (event instanceof SignalEvent) {
      return MatterKind.SIGNAL;
    }
    return event instanceof PlaybookRunEvent ? MatterKind.DRILL : MatterKind.INCIDENT;
  }

  /// Whether the row has not had the event yet; it has from now on.
  private static boolean isNew(IncidentFigureRow row, Recorded<IncidentServiceEvent> recorded) {
    var version = recorded.meta().streamVersion();
    if (recorded.event() instanceof RegulatoryCaseEvent) {
      var before = row.caseVersion;
      row.caseVersion = Math.max(before, version);
      return version > before;
    }
    if (recorded.event() instanceof ContainmentActionEvent) {
      var before = row.measuresVersion;
      row.measuresVersion = Math.max(before, version);
      return version > before;
    }
    if (recorded.event() instanceof ReviewEvent) {
      var before = row.reviewVersion;
      row.reviewVersion = Math.max(before, version);
      return version > before;
    }
    var before = row.ownVersion;
    row.ownVersion = Math.max(before, version);
    return version > before;
  }
}
