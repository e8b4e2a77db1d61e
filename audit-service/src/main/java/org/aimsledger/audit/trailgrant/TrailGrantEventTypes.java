package org.aimsledger.audit.trailgrant;

import org.aimsledger.contracts.WireNames;
import org.aimsledger.contracts.audit.TrailGrantEvent;
import org.aimsledger.eventstore.store.EventTypes;

/// Stored names of the events; the place for upcasters of old versions.
final class TrailGrantEventTypes {
  static final EventTypes<TrailGrantEvent> TYPES =
      EventTypes.declare(TrailGrantEvent.class, WireNames::of);

  private TrailGrantEventTypes() {}
}
