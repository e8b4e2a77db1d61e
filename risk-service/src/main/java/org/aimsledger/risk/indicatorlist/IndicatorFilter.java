package org.aimsledger.risk.indicatorlist;

import java.time.Instant;
import java.util.UUID;
import org.aimsledger.contracts.risk.IndicatorStanding;
import org.jspecify.annotations.Nullable;

/// Which key risk indicators; null: no condition.
///
/// @param standing of the last reading
/// @param retired only those that are, or only those that are not
record IndicatorFilter(
    @Nullable UUID risk,
    @Nullable UUID system,
    @Nullable String owner,
    @Nullable IndicatorStanding standing,
    @Nullable Boolean retired,
    @Nullable Instant updatedSince) {}
