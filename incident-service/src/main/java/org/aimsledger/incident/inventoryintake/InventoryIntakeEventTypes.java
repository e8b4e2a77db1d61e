package org.aimsledger.incident.inventoryintake;

import org.aimsledger.contracts.WireNames;
import org.aimsledger.contracts.inventory.InventoryServiceEvent;
import org.aimsledger.eventstore.store.EventTypes;

/// Everything that inventory-service publishes, also what we do nothing about: an unknown name
/// stops the intake.
final class InventoryIntakeEventTypes {
  static final EventTypes<InventoryServiceEvent> TYPES =
      EventTypes.declare(InventoryServiceEvent.class, WireNames::of);

  private InventoryIntakeEventTypes() {}
}
