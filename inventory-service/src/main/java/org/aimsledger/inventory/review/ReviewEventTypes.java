package org.aimsledger.inventory.review;

import org.aimsledger.contracts.WireNames;
import org.aimsledger.contracts.inventory.InventoryServiceEvent;
import org.aimsledger.contracts.inventory.ReviewEvent;
import org.aimsledger.eventstore.store.EventTypes;

/// Stored names of the events; the place for upcasters of old versions.
final class ReviewEventTypes {
  static final EventTypes<ReviewEvent> TYPES = EventTypes.declare(ReviewEvent.class, WireNames::of);

  /// For looking at the system.
  static final EventTypes<InventoryServiceEvent> ALL =
      EventTypes.declare(InventoryServiceEvent.class, WireNames::of);

  private ReviewEventTypes() {}
}
