package org.aimsledger.audit.trailverification;

import org.aimsledger.contracts.WireNames;
import org.aimsledger.contracts.audit.TrailVerificationEvent;
import org.aimsledger.eventstore.store.EventTypes;

/// Stored names of the events; the place for upcasters of old versions.
final class TrailVerificationEventTypes {
  static final EventTypes<TrailVerificationEvent> TYPES =
      EventTypes.declare(TrailVerificationEvent.class, WireNames::of);

  private TrailVerificationEventTypes() {}
}
