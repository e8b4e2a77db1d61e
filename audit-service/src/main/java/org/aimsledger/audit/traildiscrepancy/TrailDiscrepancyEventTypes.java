package org.aimsledger.audit.traildiscrepancy;

import org.aimsledger.contracts.WireNames;
import org.aimsledger.contracts.audit.TrailDiscrepancyEvent;
import org.aimsledger.eventstore.store.EventTypes;

/// Stored names of the events; the place for upcasters of old versions.
final class TrailDiscrepancyEventTypes {
  static final EventTypes<TrailDiscrepancyEvent> TYPES =
      EventTypes.declare(TrailDiscrepancyEvent.class, WireNames::of);

  private TrailDiscrepancyEventTypes() {}
}
