package org.aimsledger.inventory.outofscopeuses;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.UUID;
import org.aimsledger.contracts.inventory.UseDecision;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// Wire forms of the list of reported uses.
final class OutOfScopeUsesResponses {
  private OutOfScopeUsesResponses() {}

  @Schema(name = "OutOfScopeUseSummary")
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record SummaryResponse(
      UUID id,
      long version,
      UUID system,
      String description,
      String reporter,
      @Nullable UUID report,
      OutOfScopeUsesRow.Status status,
      @Nullable UseDecision decision,
      @Nullable String followUp,
      Instant reportedAt,
      @Schema(description = "When its last event was recorded") Instant updatedAt) {
    static SummaryResponse of(OutOfScopeUsesRow row) {
      return new SummaryResponse(
          row.id,
          row.version,
          row.system,
          row.description,
          row.reporter,
          row.report,
          row.status,
          row.decision,
          row.followUp,
          row.reportedAt,
          row.updatedAt);
    }
  }
}
