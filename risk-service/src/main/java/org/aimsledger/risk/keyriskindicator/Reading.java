package org.aimsledger.risk.keyriskindicator;

import java.math.BigDecimal;
import java.time.Instant;
import org.aimsledger.contracts.risk.IndicatorStanding;
import org.aimsledger.contracts.risk.KeyRiskIndicatorEvent;
import org.jspecify.annotations.Nullable;

/// What the figure was at a moment.
///
/// @param standing against the thresholds that count now
record Reading(
    BigDecimal value,
    Instant readAt,
    IndicatorStanding standing,
    @Nullable String remark,
    String by,
    Instant at) {
  static Reading of(KeyRiskIndicatorEvent.ReadingRecorded e) {
    return new Reading(e.value(), e.readAt(), e.standing(), e.remark(), e.by(), e.at());
  }

  Reading judgedAs(IndicatorStanding other) {
    return new Reading(value, readAt, other, remark, by, at);
  }
}
