package org.aimsledger.inventory.lifecyclegate;

import org.aimsledger.contracts.WireNames;
import org.aimsledger.contracts.inventory.InventoryServiceEvent;
import org.aimsledger.contracts.inventory.LifecycleGateEvent;
import org.aimsledger.eventstore.store.EventTypes;

/// Stored names of the events; the place for upcasters of old versions.
final class LifecycleGateEventTypes {
  static final EventTypes<LifecycleGateEvent> TYPES =
      EventTypes.declare(LifecycleGateEvent.class, WireNames::of);

  /// For looking at the system and its class.
  static final EventTypes<InventoryServiceEvent> ALL =
      EventTypes.declare(InventoryServiceEvent.class, WireNames::of);

  private LifecycleGateEventTypes() {}
}
