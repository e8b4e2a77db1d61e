package org.aimsledger.inventory.aisystem;

import org.aimsledger.contracts.WireNames;
import org.aimsledger.contracts.inventory.AiSystemEvent;
import org.aimsledger.eventstore.store.EventTypes;

/// Stored names of the events; the place for upcasters of old versions.
final class AiSystemEventTypes {
  public static final EventTypes<AiSystemEvent> TYPES =
      EventTypes.declare(AiSystemEvent.class, WireNames::of);

  private AiSystemEventTypes() {}
}
