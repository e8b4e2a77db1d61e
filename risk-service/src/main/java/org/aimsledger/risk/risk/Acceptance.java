package org.aimsledger.risk.risk;

import java.time.Instant;
import java.time.LocalDate;
import org.aimsledger.contracts.risk.RiskEvent;
import org.jspecify.annotations.Nullable;

/// A residual risk that is borne knowingly.
///
/// @param level null: the likelihood of the residual risk is not estimable
record Acceptance(
    @Nullable String level,
    boolean aboveTolerance,
    LocalDate until,
    String reason,
    @Nullable String riskBenefit,
    String criteriaVersion,
    String by,
    Instant at) {
  static Acceptance of(RiskEvent.ResidualRiskAccepted e) {
    return new Acceptance(
        e.level(),
        e.aboveTolerance(),
        e.until(),
        e.reason(),
        e.riskBenefit(),
        e.criteriaVersion(),
        e.by(),
        e.at());
  }
}
