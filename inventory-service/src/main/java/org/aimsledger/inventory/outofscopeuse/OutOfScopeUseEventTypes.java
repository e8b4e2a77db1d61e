package org.aimsledger.inventory.outofscopeuse;

import org.aimsledger.contracts.WireNames;
import org.aimsledger.contracts.inventory.IntendedUseEvent;
import org.aimsledger.contracts.inventory.InventoryServiceEvent;
import org.aimsledger.contracts.inventory.OutOfScopeUseEvent;
import org.aimsledger.eventstore.store.EventTypes;

/// Stored names of the events; the place for upcasters of old versions.
final class OutOfScopeUseEventTypes {
  static final EventTypes<OutOfScopeUseEvent> TYPES =
      EventTypes.declare(OutOfScopeUseEvent.class, WireNames::of);

  /// For looking at the system.
  static final EventTypes<InventoryServiceEvent> ALL =
      EventTypes.declare(InventoryServiceEvent.class, WireNames::of);

  /// For looking at its statement.
  static final EventTypes<IntendedUseEvent> STATEMENTS =
      EventTypes.declare(IntendedUseEvent.class, WireNames::of);

  private OutOfScopeUseEventTypes() {}
}
