package org.aimsledger.inventory.savedfilter;

import org.aimsledger.contracts.WireNames;
import org.aimsledger.contracts.inventory.SavedFilterEvent;
import org.aimsledger.eventstore.store.EventTypes;

/// Stored names of the events; the place for upcasters of old versions.
final class SavedFilterEventTypes {
  static final EventTypes<SavedFilterEvent> TYPES =
      EventTypes.declare(SavedFilterEvent.class, WireNames::of);

  private SavedFilterEventTypes() {}
}
