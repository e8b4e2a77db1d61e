package org.aimsledger.inventory.incidentintake;

import java.time.Instant;
import java.util.List;
import org.aimsledger.contracts.incident.DataSubjectEvent;
import org.aimsledger.contracts.incident.IncidentEvent;
import org.aimsledger.contracts.incident.IncidentServiceEvent;
import org.aimsledger.contracts.incident.RegulatoryCaseEvent;
import org.aimsledger.eventstore.core.Recorded;
import org.aimsledger.eventstore.handle.Order;
import org.aimsledger.eventstore.inbox.Reaction;
import org.aimsledger.inventory.aisystem.AiSystemCommandHandler;

/// Which event of an incident leads to which command. A retired system answers with
/// `ContainmentDeclined`; an unknown one refuses, and the refusal is listed.
final class IncidentIntakePolicy implements Reaction<IncidentServiceEvent> {
  private final AiSystemCommandHandler systems;

  IncidentIntakePolicy(AiSystemCommandHandler systems) {
    this.systems = systems;
  }

  @Override
  public List<Order> react(Recorded<IncidentServiceEvent> recorded, Instant now) {
    return switch (recorded.event()) {
      case IncidentEvent.ContainmentRequested e ->
          List.of(systems.order(WhenIncidentAsksForContainmentSuspendSystemPolicy.command(e, now)));
      case IncidentEvent.ContainmentReleased e ->
          List.of(systems.order(WhenIncidentReleasesContainmentResumeSystemPolicy.command(e, now)));
      // The rest of an incident's life is none of the inventory's business.
      case IncidentEvent _, RegulatoryCaseEvent _, DataSubjectEvent _ -> List.of();
    };
  }
}
