package org.aimsledger.contracts.risk;

import org.jspecify.annotations.Nullable;

/// One dimension of impact, rated for one kind of affected party.
///
/// @param dimension id in pack `impact-dimensions`
/// @param severity on the impact scale of pack `risk-criteria`, 1 is the least
/// @param likelihood on the likelihood scale of pack `risk-criteria`; null: not estimable
/// @param rationale evidence and reasoning
public record ImpactRating(
    String dimension,
    ImpactedParty affected,
    int severity,
    @Nullable Integer likelihood,
    Reversibility reversibility,
    String rationale) {}
