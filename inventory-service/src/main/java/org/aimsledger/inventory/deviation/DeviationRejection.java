package org.aimsledger.inventory.deviation;

import java.time.Instant;
import java.util.UUID;
import org.aimsledger.contracts.inventory.Stage;

/// Why something is not done.
sealed interface DeviationRejection {
  record UnknownDeviation(UUID deviation) implements DeviationRejection {}

  record UnknownSystem(UUID system) implements DeviationRejection {}

  record SystemRetired(UUID system) implements DeviationRejection {}

  /// Where no procedure is in force, nothing deviates from one.
  record NoProcedure(Stage stage) implements DeviationRejection {}

  /// It was refused, or has ended.
  record Over(UUID deviation) implements DeviationRejection {}

  record AlreadyApproved(Instant until) implements DeviationRejection {}

  /// Nobody approves what he asked for.
  record OwnDeviation(String person) implements DeviationRejection {}

  /// Nobody asked for that long.
  record LongerThanAsked(Instant asked) implements DeviationRejection {}
}
