package org.aimsledger.audit.incidentintake;

import java.util.Optional;
import org.aimsledger.audit.correctiveaction.CorrectiveActionCommand;
import org.aimsledger.contracts.incident.IncidentServiceEvent;
import org.aimsledger.contracts.incident.ReviewEvent;

/// A corrective action that the review of an incident plans is watched until somebody else has
/// found that it helps. It keeps its id.
final class WhenCorrectiveActionIsPlannedOpenItPolicy {
  private WhenCorrectiveActionIsPlannedOpenItPolicy() {}

  static Optional<CorrectiveActionCommand> on(IncidentServiceEvent event) {
    // Everything else of an incident is no business of corrective actions.
    return event instanceof ReviewEvent.CorrectiveActionPlanned e
        ? Optional.of(
            new CorrectiveActionCommand.Open(
                e.action(),
                e.incident(),
                e.systems(),
                e.title(),
                e.description(),
                e.owner(),
                e.due(),
                e.plannedBy(),
                e.at()))
        : Optional.empty();
  }
}
