package org.aimsledger.inventory.unregisteredsystems;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.UUID;
import org.aimsledger.contracts.inventory.ExternalId;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// Wire forms of the list of findings.
final class UnregisteredSystemsResponses {
  private UnregisteredSystemsResponses() {}

  @Schema(name = "UnregisteredSystemSummary")
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record SummaryResponse(
      UUID id,
      long version,
      @Schema(description = "What the first reporter called it") String name,
      @Nullable ExternalId externalId,
      @Schema(description = "CloudEvents source of the first report") String reporter,
      @Schema(description = "CloudEvents type of the first report") String type,
      UnregisteredSystemsRow.Status status,
      @Schema(description = "The system that it turned out to be") @Nullable UUID system,
      @Nullable String reason,
      Instant reportedAt,
      @Schema(description = "When its last event was recorded") Instant updatedAt) {

    static SummaryResponse of(UnregisteredSystemsRow row) {
      var externalId =
          row.externalScope == null || row.externalId == null
              ? null
              : new ExternalId(row.externalScope, row.externalId);
      return new SummaryResponse(
          row.id,
          row.version,
          row.name,
          externalId,
          row.reporter,
          row.type,
          row.status,
          row.system,
          row.reason,
          row.reportedAt,
          row.updatedAt);
    }
  }
}
