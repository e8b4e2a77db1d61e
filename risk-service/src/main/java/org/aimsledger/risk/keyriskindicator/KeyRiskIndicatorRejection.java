package org.aimsledger.risk.keyriskindicator;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;
import org.aimsledger.contracts.risk.IndicatorDirection;

/// Reasons to say no.
sealed interface KeyRiskIndicatorRejection {
  record UnknownIndicator(UUID indicator) implements KeyRiskIndicatorRejection {}

  record AlreadyDefined(UUID indicator) implements KeyRiskIndicatorRejection {}

  record UnknownRisk(UUID risk) implements KeyRiskIndicatorRejection {}

  /// A closed risk needs no figure.
  record RiskIsClosed(UUID risk) implements KeyRiskIndicatorRejection {}

  /// The warning would come with the limit or after it.
  record ThresholdsOutOfOrder(IndicatorDirection direction, BigDecimal warning, BigDecimal limit)
      implements KeyRiskIndicatorRejection {}

  record ReadInFuture(Instant readAt, Instant now) implements KeyRiskIndicatorRejection {}

  /// Readings come in their order: an older one would say nothing about how things are.
  record NotAfterLastReading(Instant readAt, Instant last) implements KeyRiskIndicatorRejection {}

  record IndicatorRetired() implements KeyRiskIndicatorRejection {}
}
