package org.aimsledger.inventory.deviations;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.UUID;
import org.aimsledger.contracts.inventory.Stage;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// Wire forms of the list of deviations.
final class DeviationsResponses {
  private DeviationsResponses() {}

  @Schema(name = "DeviationSummary")
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record SummaryResponse(
      UUID id,
      long version,
      UUID system,
      Stage stage,
      @Schema(description = "The version that was in force") String procedureVersion,
      String requirement,
      String reason,
      DeviationsRow.Status status,
      @Schema(description = "How long it may be; while it is open, how long is asked for")
          Instant until,
      @Schema(description = "Pseudonymous id") String recordedBy,
      @Schema(description = "Pseudonymous id") @Nullable String approver,
      Instant recordedAt,
      @Schema(description = "When its last event was recorded") Instant updatedAt) {
    static SummaryResponse of(DeviationsRow row) {
      return new SummaryResponse(
          row.id,
          row.version,
          row.system,
          row.stage,
          row.procedureVersion,
          row.requirement,
          row.reason,
          row.status,
          row.until,
          row.recordedBy,
          row.approver,
          row.recordedAt,
          row.updatedAt);
    }
  }
}
