package org.aimsledger.inventory.riskclass;

import org.aimsledger.contracts.WireNames;
import org.aimsledger.contracts.inventory.AiSystemEvent;
import org.aimsledger.contracts.inventory.RiskClassEvent;
import org.aimsledger.eventstore.store.EventTypes;

/// Stored names of the events; the place for upcasters of old versions.
final class RiskClassEventTypes {
  static final EventTypes<RiskClassEvent> TYPES =
      EventTypes.declare(RiskClassEvent.class, WireNames::of);

  /// For looking at the system.
  static final EventTypes<AiSystemEvent> SYSTEMS =
      EventTypes.declare(AiSystemEvent.class, WireNames::of);

  private RiskClassEventTypes() {}
}
