package org.aimsledger.incident.playbookcalls;

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
import org.aimsledger.contracts.incident.PlaybookRunEvent;
import org.aimsledger.contracts.incident.RegulatoryCaseEvent;
import org.aimsledger.contracts.incident.ResponseEvent;
import org.aimsledger.contracts.incident.SignalEvent;
import org.aimsledger.contracts.incident.SignalRuleEvent;
import org.aimsledger.contracts.incident.WebhookSubscriptionEvent;
import org.aimsledger.eventstore.core.Recorded;
import org.aimsledger.eventstore.project.Projection;
import org.aimsledger.eventstore.store.EventTypes;
import org.jspecify.annotations.Nullable;

/// Keeps one row per incident of which a cause is assumed.
///
/// The events of an incident and of its runs are in different lanes, so a run may be seen before
/// the cause that started it: the row remembers both, in whatever order they come.
@ApplicationScoped
class PlaybookCallProjection implements Projection<IncidentServiceEvent, PlaybookCallRow> {
  static final String NAME = "playbook-calls";

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
  public Class<PlaybookCallRow> rowType() {
    return PlaybookCallRow.class;
  }

  @Override
  public @Nullable Object key(Recorded<IncidentServiceEvent> recorded) {
    return switch (recorded.event()) {
      case IncidentEvent.CauseHypothesised e -> e.incident();
      case IncidentEvent.Closed e -> e.incident();
      case IncidentEvent.Rejected e -> e.incident();
      case IncidentEvent.Merged e -> e.incident();
      case IncidentEvent.Reopened e -> e.incident();
      case IncidentEvent _,
          RegulatoryCaseEvent _,
          DataSubjectEvent _,
          DetectionRuleEvent _,
          SignalEvent _,
          ExerciseEvent _,
          WebhookSubscriptionEvent _,
          CommunicationEvent _,
          EscalationEvent _,
          SignalRuleEvent _ ->
          null;
      case ResponseEvent e -> incidentOf(e);
    };
  }

  private static @Nullable UUID incidentOf(ResponseEvent event) {
    if (event instanceof PlaybookRunEvent.Started started) {
      return started.incident();
    }
    return event instanceof PlaybookRunEvent.CalledAgain again ? again.incident() : null;
  }

  @Override
  public @Nullable PlaybookCallRow apply(
      @Nullable PlaybookCallRow row, Recorded<IncidentServiceEvent> recorded) {
    var incident = key(recorded);
    if (incident == null) {
      return row;
    }
    var next = row == null ? new PlaybookCallRow((UUID) incident) : row;
    switch (recorded.event()) {
      case IncidentEvent event -> change(next, event);
      case PlaybookRunEvent.Started e -> next.answer(e.trigger());
      case PlaybookRunEvent.CalledAgain e -> next.answer(e.trigger());
      case RegulatoryCaseEvent _,
          DataSubjectEvent _,
          DetectionRuleEvent _,
          SignalEvent _,
          ExerciseEvent _,
          WebhookSubscriptionEvent _,
          CommunicationEvent _,
          EscalationEvent _,
          SignalRuleEvent _,
          ResponseEvent _ -> {
        // They have no key.
      }
    }
    next.updatedAt = recorded.meta().time();
    return next;
  }

  private static void change(PlaybookCallRow row, IncidentEvent event) {
    if (event instanceof IncidentEvent.CauseHypothesised e) {
      row.cause = e.cause();
    } else {
      row.ended = !(event instanceof IncidentEvent.Reopened);
    }
    row.judge();
  }
}
