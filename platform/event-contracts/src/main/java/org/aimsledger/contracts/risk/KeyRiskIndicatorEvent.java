package org.aimsledger.contracts.risk;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;
import org.aimsledger.contracts.WireName;
import org.jspecify.annotations.Nullable;

/// What happened to one key risk indicator: a figure that shows early that a risk grows.
public sealed interface KeyRiskIndicatorEvent extends RiskServiceEvent {
  UUID indicator();

  /// Somebody said which figure tells of a risk, and from where on it is too much.
  ///
  /// @param system the AI system that the risk concerns; null: the use of AI as a whole
  /// @param direction on which side of the thresholds it is bad
  /// @param warning what must be passed for attention
  /// @param limit what must never be passed
  /// @param owner who answers for what is done about it
  @WireName("org.aimsledger.risk.key-risk-indicator-defined.v1")
  record Defined(
      UUID indicator,
      UUID risk,
      @Nullable UUID system,
      String name,
      String unit,
      IndicatorDirection direction,
      BigDecimal warning,
      BigDecimal limit,
      String owner,
      String by,
      Instant at)
      implements KeyRiskIndicatorEvent {}

  /// The figure was read.
  ///
  /// @param readAt when it had this value
  /// @param standing against the thresholds of the time of recording
  @WireName("org.aimsledger.risk.key-risk-indicator-reading-recorded.v1")
  record ReadingRecorded(
      UUID indicator,
      BigDecimal value,
      Instant readAt,
      IndicatorStanding standing,
      @Nullable String remark,
      String by,
      Instant at)
      implements KeyRiskIndicatorEvent {}

  /// The figure has passed its limit. Recorded once, until it is back.
  ///
  /// @param system the AI system that the risk concerns; null: the use of AI as a whole
  /// @param value the reading that is beyond the limit
  @WireName("org.aimsledger.risk.key-risk-indicator-breached.v1")
  record Breached(
      UUID indicator,
      UUID risk,
      @Nullable UUID system,
      String name,
      String unit,
      IndicatorDirection direction,
      BigDecimal limit,
      BigDecimal value,
      Instant readAt,
      String by,
      Instant at)
      implements KeyRiskIndicatorEvent {}

  /// The figure is not beyond its limit any more.
  ///
  /// @param limit the one that it has come back to, which may be a new one
  @WireName("org.aimsledger.risk.key-risk-indicator-recovered.v1")
  record Recovered(
      UUID indicator,
      UUID risk,
      @Nullable UUID system,
      BigDecimal limit,
      BigDecimal value,
      Instant readAt,
      String by,
      Instant at)
      implements KeyRiskIndicatorEvent {}

  /// Other thresholds count from now on, for the last reading too.
  ///
  /// @param standing of the last reading against them; null: there is none yet
  @WireName("org.aimsledger.risk.key-risk-indicator-thresholds-changed.v1")
  record ThresholdsChanged(
      UUID indicator,
      BigDecimal warning,
      BigDecimal limit,
      @Nullable IndicatorStanding standing,
      String reason,
      String by,
      Instant at)
      implements KeyRiskIndicatorEvent {}

  /// Nobody reads it any more.
  @WireName("org.aimsledger.risk.key-risk-indicator-retired.v1")
  record Retired(UUID indicator, String reason, String by, Instant at)
      implements KeyRiskIndicatorEvent {}
}
