package org.aimsledger.risk.keyriskindicator;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;
import org.aimsledger.contracts.risk.IndicatorDirection;
import org.aimsledger.contracts.risk.IndicatorStanding;
import org.aimsledger.contracts.risk.KeyRiskIndicatorEvent;
import org.aimsledger.risk.platform.KnownRisk;
import org.aimsledger.risk.platform.Narrative;
import org.aimsledger.risk.platform.Person;
import org.aimsledger.risk.platform.Title;
import org.jspecify.annotations.Nullable;

/// One key risk indicator with its warning at 5 and its limit at 10, and what may happen to it.
final class IndicatorFixture {
  static final UUID INDICATOR = UUID.fromString("01930000-0000-7000-8000-0000000000c1");
  static final UUID RISK = UUID.fromString("01930000-0000-7000-8000-000000000001");
  static final UUID SYSTEM = UUID.fromString("01930000-0000-7000-8000-0000000000aa");
  static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
  static final KnownRisk OPEN_RISK = new KnownRisk(RISK, SYSTEM, false);

  private IndicatorFixture() {}

  /// Minute after noon.
  static Instant minute(int number) {
    return NOON.plusSeconds(60L * number);
  }

  static KeyRiskIndicatorCommand.Define define(
      @Nullable KnownRisk known, IndicatorDirection direction, String warning, String limit) {
    return new KeyRiskIndicatorCommand.Define(
        INDICATOR,
        RISK,
        known,
        new Title("Complaints"),
        new Unit("per week"),
        direction,
        figure(warning),
        figure(limit),
        new Person("u-owner"),
        "u-rita",
        NOON);
  }

  static KeyRiskIndicatorEvent defined(IndicatorDirection direction, String warning, String limit) {
    return new KeyRiskIndicatorEvent.Defined(
        INDICATOR,
        RISK,
        SYSTEM,
        "Complaints",
        "per week",
        direction,
        new BigDecimal(warning),
        new BigDecimal(limit),
        "u-owner",
        "u-rita",
        NOON);
  }

  static KeyRiskIndicatorEvent defined() {
    return defined(IndicatorDirection.ABOVE, "5", "10");
  }

  static KeyRiskIndicatorCommand read(String value, int minute) {
    return new KeyRiskIndicatorCommand.RecordReading(
        INDICATOR, figure(value), minute(minute), null, "u-rita", minute(minute));
  }

  static KeyRiskIndicatorEvent recorded(String value, int minute, IndicatorStanding standing) {
    return new KeyRiskIndicatorEvent.ReadingRecorded(
        INDICATOR, new BigDecimal(value), minute(minute), standing, null, "u-rita", minute(minute));
  }

  /// @param at minute of the decision
  static KeyRiskIndicatorEvent breached(
      IndicatorDirection direction, String limit, String value, int minute, int at) {
    return new KeyRiskIndicatorEvent.Breached(
        INDICATOR,
        RISK,
        SYSTEM,
        "Complaints",
        "per week",
        direction,
        new BigDecimal(limit),
        new BigDecimal(value),
        minute(minute),
        "u-rita",
        minute(at));
  }

  static KeyRiskIndicatorEvent breached(String value, int minute) {
    return breached(IndicatorDirection.ABOVE, "10", value, minute, minute);
  }

  /// @param at minute of the decision
  static KeyRiskIndicatorEvent recovered(String limit, String value, int minute, int at) {
    return new KeyRiskIndicatorEvent.Recovered(
        INDICATOR,
        RISK,
        SYSTEM,
        new BigDecimal(limit),
        new BigDecimal(value),
        minute(minute),
        "u-rita",
        minute(at));
  }

  static KeyRiskIndicatorCommand change(String warning, String limit, int minute) {
    return new KeyRiskIndicatorCommand.ChangeThresholds(
        INDICATOR,
        figure(warning),
        figure(limit),
        new Narrative("fewer users"),
        "u-rita",
        minute(minute));
  }

  static KeyRiskIndicatorEvent changed(
      String warning, String limit, @Nullable IndicatorStanding standing, int minute) {
    return new KeyRiskIndicatorEvent.ThresholdsChanged(
        INDICATOR,
        new BigDecimal(warning),
        new BigDecimal(limit),
        standing,
        "fewer users",
        "u-rita",
        minute(minute));
  }

  static KeyRiskIndicatorCommand retire(int minute) {
    return new KeyRiskIndicatorCommand.Retire(
        INDICATOR, new Narrative("not needed"), "u-rita", minute(minute));
  }

  static KeyRiskIndicatorEvent retired(int minute) {
    return new KeyRiskIndicatorEvent.Retired(INDICATOR, "not needed", "u-rita", minute(minute));
  }

  static Figure figure(String value) {
    return new Figure(new BigDecimal(value));
  }
}
