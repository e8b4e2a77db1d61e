package org.aimsledger.incident.exerciseimport;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// What became of an import.
final class ExerciseImportResponses {
  private ExerciseImportResponses() {}

  @Schema(name = "ExerciseImport")
  record Result(int exercises, int added, int revised, int unchanged) {}
}
