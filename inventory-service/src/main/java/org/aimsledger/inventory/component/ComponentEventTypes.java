package org.aimsledger.inventory.component;

import org.aimsledger.contracts.WireNames;
import org.aimsledger.contracts.inventory.ComponentEvent;
import org.aimsledger.contracts.inventory.InventoryServiceEvent;
import org.aimsledger.eventstore.store.EventTypes;

/// Stored names of the events; the place for upcasters of old versions.
final class ComponentEventTypes {
  static final EventTypes<ComponentEvent> TYPES =
      EventTypes.declare(ComponentEvent.class, WireNames::of);

  /// For looking at what a component points to.
  static final EventTypes<InventoryServiceEvent> ALL =
      EventTypes.declare(InventoryServiceEvent.class, WireNames::of);

  private ComponentEventTypes() {}
}
