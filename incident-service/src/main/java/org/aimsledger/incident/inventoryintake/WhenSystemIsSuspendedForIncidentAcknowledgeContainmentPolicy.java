package org.aimsledger.incident.inventoryintake;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.aimsledger.contracts.incident.ContainmentOutcome;
import org.aimsledger.contracts.inventory.AiSystemEvent;
import org.aimsledger.incident.incident.IncidentCommand;
import org.aimsledger.incident.platform.Reason;

/// The inventory's answer to a request for containment, as the incident hears it.
final class WhenSystemIsSuspendedForIncidentAcknowledgeContainmentPolicy {
  private WhenSystemIsSuspendedForIncidentAcknowledgeContainmentPolicy() {}

  static Optional<IncidentCommand> on(AiSystemEvent.Suspended event, Instant now) {
    // Without an incident it was somebody's own order.
    return Optional.ofNullable(event.incident())
        .map(
            incident ->
                answer(
                    incident, event.system(), ContainmentOutcome.SUSPENDED, event.reason(), now));
  }

  static IncidentCommand on(AiSystemEvent.ContainmentDeclined event, Instant now) {
    return answer(
        event.incident(), event.system(), ContainmentOutcome.DECLINED, event.reason(), now);
  }

  private static IncidentCommand answer(
      UUID incident, UUID system, ContainmentOutcome outcome, String detail, Instant now) {
    return new IncidentCommand.RecordContainment(
        incident, system, outcome, Reason.quoted(detail), now);
  }
}
