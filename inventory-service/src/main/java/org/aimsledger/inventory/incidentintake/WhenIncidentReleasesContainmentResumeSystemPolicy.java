package org.aimsledger.inventory.incidentintake;

import java.time.Instant;
import org.aimsledger.contracts.incident.IncidentEvent;
import org.aimsledger.inventory.aisystem.AiSystemCommand;

/// The incident lets go. The system is back in use only when nobody else holds it.
final class WhenIncidentReleasesContainmentResumeSystemPolicy {
  private WhenIncidentReleasesContainmentResumeSystemPolicy() {}

  static AiSystemCommand.Resume command(IncidentEvent.ContainmentReleased event, Instant now) {
    return new AiSystemCommand.Resume(
        event.system(),
        WhenIncidentAsksForContainmentSuspendSystemPolicy.reason(
            event.reason(), "containment released"),
        event.incident(),
        now);
  }
}
