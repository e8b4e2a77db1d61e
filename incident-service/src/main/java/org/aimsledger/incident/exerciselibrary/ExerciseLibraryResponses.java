package org.aimsledger.incident.exerciselibrary;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// Exercises as the list shows them.
final class ExerciseLibraryResponses {
  private ExerciseLibraryResponses() {}

  /// @param steps how many there are
  @Schema(name = "ExerciseSummary")
  record Summary(
      UUID id,
      long version,
      String pack,
      String outsideId,
      String title,
      boolean happened,
      @Schema(description = "ISO 8601, as exact as it was given") @Nullable String occurredOn,
      int steps,
      List<String> techniques,
      Instant updatedAt) {}

  static Summary summary(ExerciseLibraryRow row) {
    return new Summary(
        row.id,
        row.streamVersion,
        row.pack,
        row.outsideId,
        row.title,
        row.happened,
        row.occurredOn,
        row.steps,
        Arrays.asList(row.techniques),
        row.updatedAt);
  }
}
