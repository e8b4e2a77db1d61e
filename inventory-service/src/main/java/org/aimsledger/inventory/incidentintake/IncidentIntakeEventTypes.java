package org.aimsledger.inventory.incidentintake;

import org.aimsledger.contracts.WireNames;
import org.aimsledger.contracts.incident.IncidentServiceEvent;
import org.aimsledger.eventstore.store.EventTypes;

/// Names of everything that incident-service publishes.
final class IncidentIntakeEventTypes {
  static final EventTypes<IncidentServiceEvent> TYPES =
      EventTypes.declare(IncidentServiceEvent.class, WireNames::of);

  private IncidentIntakeEventTypes() {}
}
