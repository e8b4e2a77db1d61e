package org.aimsledger.incident.review;

import org.aimsledger.contracts.WireNames;
import org.aimsledger.contracts.incident.ReviewEvent;
import org.aimsledger.eventstore.store.EventTypes;

/// Stored names of the events; the place for upcasters of old versions.
final class ReviewEventTypes {
  static final EventTypes<ReviewEvent> TYPES = EventTypes.declare(ReviewEvent.class, WireNames::of);

  private ReviewEventTypes() {}
}
