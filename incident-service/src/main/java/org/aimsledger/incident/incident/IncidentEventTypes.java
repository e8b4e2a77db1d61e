package org.aimsledger.incident.incident;

import org.aimsledger.contracts.WireNames;
import org.aimsledger.contracts.incident.IncidentEvent;
import org.aimsledger.eventstore.store.EventTypes;

/// Stored names of the events; the place for upcasters of old versions.
public final class IncidentEventTypes {
  public static final EventTypes<IncidentEvent> TYPES =
      EventTypes.declare(IncidentEvent.class, WireNames::of);

  private IncidentEventTypes() {}
}
