package org.aimsledger.risk.keyriskindicator;

import org.aimsledger.servicekit.problem.Problem;
import org.aimsledger.servicekit.problem.Problems;

/// Each business "no" with its status and with what to do about it.
final class KeyRiskIndicatorProblemResponses {
  private static final String AREA = "key-risk-indicator/";

  private KeyRiskIndicatorProblemResponses() {}

  static Problem of(KeyRiskIndicatorRejection rejection) {
    return switch (rejection) {
      case KeyRiskIndicatorRejection.UnknownIndicator r ->
          Problems.notFound(AREA + "unknown", "key risk indicator", r.indicator());
      case KeyRiskIndicatorRejection.AlreadyDefined r ->
          Problem.of(
              409,
              AREA + "already-defined",
              "The id is in use",
              "Another key risk indicator has the id " + r.indicator() + ".");
      case KeyRiskIndicatorRejection.UnknownRisk r ->
          Problem.of(
                  422,
                  AREA + "unknown-risk",
                  "Unknown risk",
                  "The register has no risk " + r.risk() + ". Identify it first.")
              .withError("risk", "is not in the register");
      case KeyRiskIndicatorRejection.RiskIsClosed r ->
          Problem.of(
              409,
              AREA + "risk-closed",
              "The risk is closed",
              "Risk " + r.risk() + " needs no attention. Reopen it first.");
      case KeyRiskIndicatorRejection.ThresholdsOutOfOrder r ->
          Problem.of(
                  422,
                  AREA + "thresholds-out-of-order",
                  "The warning has to come before the limit",
                  switch (r.direction()) {
                    case ABOVE -> "Large figures are bad here, so the warning must be smaller.";
                    case BELOW -> "Small figures are bad here, so the warning must be larger.";
                  })
              .withError(
                  "warning",
                  "is " + r.warning().toPlainString() + ", limit " + r.limit().toPlainString());
      case KeyRiskIndicatorRejection.ReadInFuture r ->
          Problem.of(
                  422,
                  AREA + "read-in-future",
                  "Read in the future",
                  "It is " + r.now() + ". Send the time at which it was read.")
              .withError("readAt", "must not be after " + r.now());
      case KeyRiskIndicatorRejection.NotAfterLastReading r ->
          Problem.of(
                  422,
                  AREA + "not-after-last-reading",
                  "There is a newer reading",
                  "The last reading is of " + r.last() + ". Send readings in their order.")
              .withError("readAt", "must be after " + r.last());
      case KeyRiskIndicatorRejection.IndicatorRetired _ ->
          Problem.of(
              409,
              AREA + "retired",
              "The indicator is retired",
              "Nobody reads it any more. Define a new one.");
    };
  }
}
