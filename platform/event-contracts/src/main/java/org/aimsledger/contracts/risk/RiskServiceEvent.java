package org.aimsledger.contracts.risk;

import java.time.Instant;

/// All that risk-service publishes.
public sealed interface RiskServiceEvent
    permits RiskEvent, ImpactAssessmentEvent, KeyRiskIndicatorEvent {
  /// When it was decided.
  Instant at();
}
