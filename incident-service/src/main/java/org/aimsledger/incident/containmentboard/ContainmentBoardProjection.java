package org.aimsledger.incident.containmentboard;

import jakarta.enterprise.context.ApplicationScoped;
import org.aimsledger.contracts.WireNames;
import org.aimsledger.contracts.incident.CommunicationEvent;
import org.aimsledger.contracts.incident.ContainmentActionEvent;
import org.aimsledger.contracts.incident.ContainmentActionEvent.Acknowledged;
import org.aimsledger.contracts.incident.ContainmentActionEvent.Escalated;
import org.aimsledger.contracts.incident.ContainmentActionEvent.Requested;
import org.aimsledger.contracts.incident.ContainmentActionEvent.Retried;
import org.aimsledger.contracts.incident.ContainmentActionEvent.TimedOut;
import org.aimsledger.contracts.incident.ContainmentActionEvent.Withdrawn;
import org.aimsledger.contracts.incident.DataSubjectEvent;
import org.aimsledger.contracts.incident.DetectionRuleEvent;
import org.aimsledger.contracts.incident.EscalationEvent;
import org.aimsledger.contracts.incident.ExerciseEvent;
import org.aimsledger.contracts.incident.IncidentEvent;
import org.aimsledger.contracts.incident.IncidentServiceEvent;
import org.aimsledger.contracts.incident.MeasureOutcome;
import org.aimsledger.contracts.incident.RegulatoryCaseEvent;
import org.aimsledger.contracts.incident.ResponseEvent;
import org.aimsledger.contracts.incident.SignalEvent;
import org.aimsledger.contracts.incident.SignalRuleEvent;
import org.aimsledger.contracts.incident.WebhookSubscriptionEvent;
import org.aimsledger.eventstore.core.CorruptStreamException;
import org.aimsledger.eventstore.core.Recorded;
import org.aimsledger.eventstore.project.Projection;
import org.aimsledger.eventstore.store.EventTypes;
import org.jspecify.annotations.Nullable;

/// Keeps one row per measure.
@ApplicationScoped
class ContainmentBoardProjection implements Projection<IncidentServiceEvent, ContainmentBoardRow> {
  static final String NAME = "containment-board";

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
  public Class<ContainmentBoardRow> rowType() {
    return ContainmentBoardRow.class;
  }

  @Override
  public @Nullable Object key(Recorded<IncidentServiceEvent> recorded) {
    return switch (recorded.event()) {
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
      case ResponseEvent event ->
          event instanceof ContainmentActionEvent about ? about.action() : null;
    };
  }

  @Override
  public @Nullable ContainmentBoardRow apply(
      @Nullable ContainmentBoardRow row, Recorded<IncidentServiceEvent> recorded) {
    if (!(recorded.event() instanceof ContainmentActionEvent event)) {
      return row;
    }
    var next = row == null ? first(event) : changed(row, event);
    next.updatedAt = recorded.meta().time();
    return next;
  }

  private static ContainmentBoardRow first(ContainmentActionEvent event) {
    if (event instanceof Requested e) {
      return new ContainmentBoardRow(e);
    }
    throw new CorruptStreamException("no row", event);
  }

  private static ContainmentBoardRow changed(
      ContainmentBoardRow row, ContainmentActionEvent event) {
    switch (event) {
      case Requested _ -> throw new CorruptStreamException(row, event);
      case TimedOut _ -> {
        // What follows from it is the next event.
      }
      case Retried e -> {
        row.attempts = e.attempt();
        row.answerDue = e.answerDue();
      }
      case Escalated _ -> row.standing = ActionStanding.ESCALATED;
      case Acknowledged e ->
          row.ends(
              e.outcome() == MeasureOutcome.CARRIED_OUT
                  ? ActionStanding.CARRIED_OUT
                  : ActionStanding.DECLINED,
              e.at());
      case Withdrawn e -> row.ends(ActionStanding.WITHDRAWN, e.at());
    }
    return row;
  }
}
