package org.aimsledger.inventory.intendeduse;

import org.aimsledger.contracts.WireNames;
import org.aimsledger.contracts.inventory.IntendedUseEvent;
import org.aimsledger.contracts.inventory.InventoryServiceEvent;
import org.aimsledger.eventstore.store.EventTypes;

/// Stored names of the events; the place for upcasters of old versions.
final class IntendedUseEventTypes {
  static final EventTypes<IntendedUseEvent> TYPES =
      EventTypes.declare(IntendedUseEvent.class, WireNames::of);

  /// For looking at the system.
  static final EventTypes<InventoryServiceEvent> ALL =
      EventTypes.declare(InventoryServiceEvent.class, WireNames::of);

  private IntendedUseEventTypes() {}
}
