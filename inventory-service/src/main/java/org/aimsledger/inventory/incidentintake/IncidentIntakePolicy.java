package org.aimsledger.inventory.incidentintake;

import java.time.Instant;
import java.util.List;
import org.aimsledger.contracts.incident.CommunicationEvent;
import org.aimsledger.contracts.incident.ContainmentActionEvent;
import org.aimsledger.contracts.incident.DataSubjectEvent;
import org.aimsledger.contracts.incident.DetectionRuleEvent;
import org.aimsledger.contracts.incident.EscalationEvent;
import org.aimsledger.contracts.incident.ExerciseEvent;
import org.aimsledger.contracts.incident.IncidentEvent;
import org.aimsledger.contracts.incident.IncidentServiceEvent;
import org.aimsledger.contracts.incident.RegulatoryCaseEvent;
import org.aimsledger.contracts.incident.ResponseEvent;
import org.aimsledger.contracts.incident.SignalEvent;
import org.aimsledger.contracts.incident.SignalRuleEvent;
import org.aimsledger.contracts.incident.WebhookSubscriptionEvent;
import org.aimsledger.eventstore.core.EventMeta;
import org.aimsledger.eventstore.core.Recorded;
import org.aimsledger.eventstore.handle.Order;
import org.aimsledger.eventstore.inbox.Reaction;
import org.aimsledger.inventory.aisystem.AiSystemCommandHandler;
import org.aimsledger.inventory.lifecyclegate.LifecycleGateCommandHandler;

/// Which event of an incident leads to which command, and which says a fact that gates ask for. A
/// retired system answers with `ContainmentDeclined`; an unknown one refuses, and the refusal is
/// listed.
final class IncidentIntakePolicy implements Reaction<IncidentServiceEvent> {
  private final AiSystemCommandHandler systems;
  private final LifecycleGateCommandHandler gates;
  private final FollowedIncidentStore incidents;

  IncidentIntakePolicy(
      AiSystemCommandHandler systems,
      LifecycleGateCommandHandler gates,
      FollowedIncidentStore incidents) {
    this.systems = systems;
    this.gates = gates;
    this.incidents = incidents;
  }

  @Override
  public List<Order> react(Recorded<IncidentServiceEvent> recorded, Instant now) {
    return switch (recorded.event()) {
      case IncidentEvent.ContainmentRequested e ->
          List.of(systems.order(WhenIncidentAsksForContainmentSuspendSystemPolicy.command(e, now)));
      // Asked again: a system that nobody knew the first time may have been registered since.
      case IncidentEvent.ContainmentRetried e ->
          List.of(systems.order(WhenIncidentAsksForContainmentSuspendSystemPolicy.command(e, now)));
      case IncidentEvent.ContainmentReleased e ->
          List.of(systems.order(WhenIncidentReleasesContainmentResumeSystemPolicy.command(e, now)));
      case IncidentEvent e ->
          WhenIncidentMovesObserveSeverityPolicy.change(e, recorded.meta())
              .map(change -> follow(change, recorded.meta(), now))
              .stream()
              .toList();
      case ContainmentActionEvent e ->
          WhenIncidentOrdersMeasureRecordItPolicy.command(e, now).map(systems::order).stream()
              .toList();
      // Cases, people and who is told what are none of the inventory's business.
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
          List.of();
    };
  }

  private Order follow(IncidentChange change, EventMeta meta, Instant now) {
    return incidents.order(
        change,
        meta.stream(),
        pictures ->
            WhenIncidentMovesObserveSeverityPolicy.commands(pictures, meta, now).stream()
                .map(gates::order)
                .toList());
  }
}
