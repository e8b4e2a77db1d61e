package org.aimsledger.risk.impactassessment;

import org.aimsledger.contracts.risk.ImpactRating;
import org.aimsledger.contracts.risk.ImpactedParty;
import org.aimsledger.contracts.risk.Reversibility;
import org.aimsledger.risk.platform.Narrative;
import org.jspecify.annotations.Nullable;

/// What an assessor says about one dimension and one kind of affected party.
///
/// @param likelihood null: not estimable
public record DimensionRating(
    String dimension,
    ImpactedParty affected,
    int severity,
    @Nullable Integer likelihood,
    Reversibility reversibility,
    Narrative rationale) {
  ImpactRating recorded() {
    return new ImpactRating(
        dimension, affected, severity, likelihood, reversibility, rationale.value());
  }
}
