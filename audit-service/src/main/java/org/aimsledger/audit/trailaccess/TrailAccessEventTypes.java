package org.aimsledger.audit.trailaccess;

import org.aimsledger.contracts.WireNames;
import org.aimsledger.contracts.audit.TrailAccessEvent;
import org.aimsledger.eventstore.store.EventTypes;

/// Stored names of the events; the place for upcasters of old versions.
final class TrailAccessEventTypes {
  static final EventTypes<TrailAccessEvent> TYPES =
      EventTypes.declare(TrailAccessEvent.class, WireNames::of);

  private TrailAccessEventTypes() {}
}
