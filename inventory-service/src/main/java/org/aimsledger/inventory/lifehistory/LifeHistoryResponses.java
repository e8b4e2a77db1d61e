package org.aimsledger.inventory.lifehistory;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.UUID;
import org.aimsledger.referencedata.EventTitles;
import org.aimsledger.referencedata.Titles;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// Wire forms of the life of a system.
final class LifeHistoryResponses {
  private LifeHistoryResponses() {}

  @Schema(name = "LifeEvent")
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record LifeEventResponse(
      @Schema(description = "Id of the event, as in the audit trail") UUID id,
      String type,
      @Schema(description = "What it is called") @Nullable Titles title,
      @Schema(description = "What it says beyond that, in words of the event")
          @Nullable String detail,
      @Schema(description = "Where it is recorded") String stream,
      long version,
      @Schema(description = "Pseudonymous id of who caused it") String actor,
      String correlation,
      Instant recordedAt) {
    static LifeEventResponse of(LifeHistoryRow row, EventTitles titles) {
      return new LifeEventResponse(
          row.id,
          row.type,
          titles.of(row.type).orElse(null),
          row.detail,
          row.stream,
          row.streamVersion,
          row.actor,
          row.correlation,
          row.recordedAt);
    }
  }
}
