package org.aimsledger.incident.detection;

import org.aimsledger.contracts.WireNames;
import org.aimsledger.contracts.inventory.InventoryServiceEvent;
import org.aimsledger.eventstore.store.EventTypes;

/// Everything that inventory-service publishes, also what rules don't look at: an unknown name
/// stops the intake.
final class DetectionEventTypes {
  static final EventTypes<InventoryServiceEvent> TYPES =
      EventTypes.declare(InventoryServiceEvent.class, WireNames::of);

  private DetectionEventTypes() {}
}
