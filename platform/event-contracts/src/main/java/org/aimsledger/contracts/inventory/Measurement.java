package org.aimsledger.contracts.inventory;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/// One figure: what was measured, how much, in which unit.
public record Measurement(String metric, BigDecimal value, @Nullable String unit) {}
