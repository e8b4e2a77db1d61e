package org.aimsledger.inventory.notice;

import org.aimsledger.contracts.WireNames;
import org.aimsledger.contracts.inventory.InventoryServiceEvent;
import org.aimsledger.contracts.inventory.NoticeEvent;
import org.aimsledger.eventstore.store.EventTypes;

/// Stored names of the events; the place for upcasters of old versions.
final class NoticeEventTypes {
  static final EventTypes<NoticeEvent> TYPES = EventTypes.declare(NoticeEvent.class, WireNames::of);

  /// For looking at the system.
  static final EventTypes<InventoryServiceEvent> ALL =
      EventTypes.declare(InventoryServiceEvent.class, WireNames::of);

  private NoticeEventTypes() {}
}
