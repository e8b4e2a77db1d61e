package org.aimsledger.audit.contentpruning;

import org.aimsledger.contracts.WireNames;
import org.aimsledger.contracts.audit.TrailPruningEvent;
import org.aimsledger.eventstore.store.EventTypes;

/// Stored names of the events; the place for upcasters of old versions.
final class ContentPruningEventTypes {
  static final EventTypes<TrailPruningEvent> TYPES =
      EventTypes.declare(TrailPruningEvent.class, WireNames::of);

  private ContentPruningEventTypes() {}
}
