package org.aimsledger.inventory.componentlink;

import org.aimsledger.contracts.WireNames;
import org.aimsledger.contracts.inventory.ComponentLinkEvent;
import org.aimsledger.contracts.inventory.InventoryServiceEvent;
import org.aimsledger.eventstore.store.EventTypes;

/// Stored names of the events; the place for upcasters of old versions.
final class ComponentLinkEventTypes {
  static final EventTypes<ComponentLinkEvent> TYPES =
      EventTypes.declare(ComponentLinkEvent.class, WireNames::of);

  /// For looking at the ends.
  static final EventTypes<InventoryServiceEvent> ALL =
      EventTypes.declare(InventoryServiceEvent.class, WireNames::of);

  private ComponentLinkEventTypes() {}
}
