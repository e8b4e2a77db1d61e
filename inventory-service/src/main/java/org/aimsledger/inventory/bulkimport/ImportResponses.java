package org.aimsledger.inventory.bulkimport;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.aimsledger.inventory.bulkimport.ImportRecord.RowState;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// Answers about imports.
final class ImportResponses {
  private ImportResponses() {}

  /// State of a job.
  enum State {
    /// Rows are waiting their turn.
    RUNNING,
    /// Each row is registered, unchanged, in quarantine or discarded.
    COMPLETED
  }

  /// How far a job is.
  ///
  /// @param processed rows that are not waiting any more
  /// @param flagged imported rows that should be looked at
  @Schema(name = "Import")
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Job(
      UUID id,
      State state,
      String mapping,
      String file,
      String fileSha256,
      String actor,
      Instant startedAt,
      @Nullable Instant finishedAt,
      long total,
      long processed,
      long registered,
      long changed,
      long unchanged,
      long quarantined,
      long discarded,
      long flagged) {
    static Job of(ImportRecord job) {
      var counts = job.counts();
      return new Job(
          job.id(),
          job.finishedAt() == null ? State.RUNNING : State.COMPLETED,
          job.mapping(),
          job.fileName(),
          job.fileSha256(),
          job.actor(),
          job.startedAt(),
          job.finishedAt(),
          job.rows(),
          job.rows() - counts.pending(),
          counts.registered(),
          counts.changed(),
          counts.unchanged(),
          counts.quarantined(),
          counts.discarded(),
          counts.flagged());
    }
  }

  /// One row of a job.
  @Schema(name = "ImportRow")
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record ImportedLine(
      long row,
      RowState state,
      Map<String, String> raw,
      Map<String, String> corrected,
      List<String> reasons,
      List<String> flags,
      @Nullable UUID system,
      @Nullable String resolvedBy,
      @Nullable Instant resolvedAt) {
    static ImportedLine of(RowRecord row) {
      return new ImportedLine(
          row.number(),
          row.state(),
          row.raw(),
          row.corrected(),
          row.reasons(),
          row.flags(),
          row.system(),
          row.resolvedBy(),
          row.resolvedAt());
    }
  }
}
