package org.aimsledger.inventory.unregisteredsystem;

import org.aimsledger.contracts.WireNames;
import org.aimsledger.contracts.inventory.UnregisteredSystemEvent;
import org.aimsledger.eventstore.store.EventTypes;

/// Stored names of the events; the place for upcasters of old versions.
final class UnregisteredSystemEventTypes {
  static final EventTypes<UnregisteredSystemEvent> TYPES =
      EventTypes.declare(UnregisteredSystemEvent.class, WireNames::of);

  private UnregisteredSystemEventTypes() {}
}
