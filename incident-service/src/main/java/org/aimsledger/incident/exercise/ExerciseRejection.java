package org.aimsledger.incident.exercise;

import java.util.UUID;

/// Why a command is refused.
public sealed interface ExerciseRejection {
  /// The id is in use by an exercise from another record.
  record OtherRecord(UUID exercise) implements ExerciseRejection {}
}
