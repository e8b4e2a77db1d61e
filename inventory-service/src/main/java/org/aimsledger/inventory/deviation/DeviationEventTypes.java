package org.aimsledger.inventory.deviation;

import org.aimsledger.contracts.WireNames;
import org.aimsledger.contracts.inventory.DeviationEvent;
import org.aimsledger.contracts.inventory.InventoryServiceEvent;
import org.aimsledger.eventstore.store.EventTypes;

/// Stored names of the events; the place for upcasters of old versions.
final class DeviationEventTypes {
  static final EventTypes<DeviationEvent> TYPES =
      EventTypes.declare(DeviationEvent.class, WireNames::of);

  /// For looking at the system.
  static final EventTypes<InventoryServiceEvent> ALL =
      EventTypes.declare(InventoryServiceEvent.class, WireNames::of);

  private DeviationEventTypes() {}
}
