package org.aimsledger.inventory.recordsearch;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.aimsledger.inventory.recordsearch.RecordSearchQuery.Hit;
import org.aimsledger.inventory.recordsearch.RecordSearchQuery.Hits;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// Wire forms of what was found.
final class RecordSearchResponses {
  private RecordSearchResponses() {}

  @Schema(name = "InventorySearchResult")
  record ResultResponse(
      @Schema(description = "The best first") List<HitResponse> items,
      @Schema(description = "Whether more records have the words than were compared")
          boolean more) {
    static ResultResponse of(Hits hits) {
      return new ResultResponse(hits.best().stream().map(HitResponse::of).toList(), hits.more());
    }
  }

  @Schema(name = "InventorySearchHit")
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record HitResponse(
      @Schema(
              description =
                  "0: a name is the text, 1: a name begins with it, 2: a name has it, 3: the rest")
          int rank,
      @Schema(description = "AI_SYSTEM, DATASET, NOTICE …") String kind,
      @Schema(description = "The record") UUID id,
      @Schema(description = "The AI system that it is or is about") @Nullable UUID system,
      String name,
      boolean retired,
      @Schema(description = "When its texts changed last") Instant updatedAt) {
    static HitResponse of(Hit hit) {
      return new HitResponse(
          hit.rank(),
          hit.kind(),
          hit.subject(),
          hit.system(),
          hit.name(),
          hit.retired(),
          hit.updatedAt());
    }
  }
}
