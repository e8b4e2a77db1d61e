package org.aimsledger.incident.communication;

import org.aimsledger.contracts.WireNames;
import org.aimsledger.contracts.incident.CommunicationEvent;
import org.aimsledger.eventstore.store.EventTypes;

/// Stored names of the events; the place for upcasters of old versions.
final class CommunicationEventTypes {
  static final EventTypes<CommunicationEvent> TYPES =
      EventTypes.declare(CommunicationEvent.class, WireNames::of);

  private CommunicationEventTypes() {}
}
