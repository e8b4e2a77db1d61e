package org.aimsledger.audit.trailkey;

import org.aimsledger.contracts.WireNames;
import org.aimsledger.contracts.audit.TrailKeyEvent;
import org.aimsledger.eventstore.store.EventTypes;

/// Stored names of the events; the place for upcasters of old versions.
final class TrailKeyEventTypes {
  static final EventTypes<TrailKeyEvent> TYPES =
      EventTypes.declare(TrailKeyEvent.class, WireNames::of);

  private TrailKeyEventTypes() {}
}
