package org.aimsledger.inventory.changefeed;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.UUID;
import org.aimsledger.referencedata.EventTitles;
import org.aimsledger.referencedata.Titles;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// Wire forms of what changed.
final class ChangeFeedResponses {
  private ChangeFeedResponses() {}

  @Schema(name = "InventoryChange")
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record ChangeResponse(
      @Schema(description = "Id of the event") UUID id,
      @Schema(description = "When it was recorded") Instant time,
      @Schema(description = "Stored name of the event, see docs/events.md") String type,
      @Schema(description = "What happened, in words") TitleResponse title,
      @Schema(description = "Kind of record, e.g. ai-system") String kind,
      @Schema(description = "The record") UUID subject,
      @Schema(description = "Version of the record after the change") long version,
      @Schema(description = "The AI system that it is about, as far as the event says")
          @Nullable UUID system,
      @Schema(description = "Pseudonymous id of who did it") String actor) {
    static ChangeResponse of(ChangeFeedRow row, EventTitles titles) {
      return new ChangeResponse(
          row.id,
          row.recordedAt,
          row.type,
          TitleResponse.of(titles.of(row.type).orElse(new Titles(row.type, row.type, row.type))),
          row.kind,
          row.subject,
          row.version,
          row.system,
          row.actor);
    }
  }

  @Schema(name = "InventoryChangeTitle")
  record TitleResponse(
      String en, @JsonProperty("zh-Hans") String zhHans, @JsonProperty("zh-Hant") String zhHant) {
    static TitleResponse of(Titles titles) {
      return new TitleResponse(titles.en(), titles.zhHans(), titles.zhHant());
    }
  }
}
