package org.aimsledger.contracts.incident;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/// The stretch of events of one system that a rule looks at, and what it must not hold.
///
/// @param seconds length of the stretch in event time; exactly one of this and `last` is given
/// @param last number of the newest events that it consists of
/// @param fewest events there must be before the threshold counts
public record DetectionWindow(
    DetectionMeasure measure,
    @Nullable Long seconds,
    @Nullable Integer last,
    DetectionComparison comparison,
    BigDecimal threshold,
    int fewest) {}
