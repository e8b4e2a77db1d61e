package org.aimsledger.inventory.riskintake;

import org.aimsledger.contracts.WireNames;
import org.aimsledger.contracts.risk.RiskServiceEvent;
import org.aimsledger.eventstore.store.EventTypes;

/// Names of everything that risk-service publishes.
final class RiskIntakeEventTypes {
  static final EventTypes<RiskServiceEvent> TYPES =
      EventTypes.declare(RiskServiceEvent.class, WireNames::of);

  private RiskIntakeEventTypes() {}
}
