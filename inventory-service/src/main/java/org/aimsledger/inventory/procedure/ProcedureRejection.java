package org.aimsledger.inventory.procedure;

import java.time.LocalDate;
import org.aimsledger.contracts.inventory.Stage;

/// Why something is not done.
sealed interface ProcedureRejection {
  /// No version of that label, or it is withdrawn.
  record UnknownVersion(Stage stage, String label) implements ProcedureRejection {}

  /// Labels are not used again: decisions name them.
  record LabelTaken(Stage stage, String label) implements ProcedureRejection {}

  /// Versions follow one another.
  record BeforeLatest(LocalDate latest) implements ProcedureRejection {}

  record TooMany(int most) implements ProcedureRejection {}
}
