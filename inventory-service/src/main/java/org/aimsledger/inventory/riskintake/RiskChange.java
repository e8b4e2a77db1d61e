package org.aimsledger.inventory.riskintake;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What one event changes about a risk. What is absent stays as it is.
///
/// @param acceptanceEnds whether an acceptance before it no longer counts
/// @param version of the stream of the risk
record RiskChange(
    UUID risk,
    @Nullable UUID system,
    @Nullable Boolean open,
    @Nullable Boolean aboveTolerance,
    @Nullable LocalDate acceptedUntil,
    boolean acceptanceEnds,
    long version) {}
