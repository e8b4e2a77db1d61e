package org.aimsledger.incident.signal;

import org.aimsledger.contracts.WireNames;
import org.aimsledger.contracts.incident.SignalEvent;
import org.aimsledger.eventstore.store.EventTypes;

/// Stored names of the events; the place for upcasters of old versions.
final class SignalEventTypes {
  static final EventTypes<SignalEvent> TYPES = EventTypes.declare(SignalEvent.class, WireNames::of);

  private SignalEventTypes() {}
}
