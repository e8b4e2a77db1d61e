package org.aimsledger.risk.risk;

import org.aimsledger.contracts.WireNames;
import org.aimsledger.contracts.risk.RiskEvent;
import org.aimsledger.eventstore.store.EventTypes;

/// Stored names of the events; the place for upcasters of old versions.
final class RiskEventTypes {
  public static final EventTypes<RiskEvent> TYPES =
      EventTypes.declare(RiskEvent.class, WireNames::of);

  private RiskEventTypes() {}
}
