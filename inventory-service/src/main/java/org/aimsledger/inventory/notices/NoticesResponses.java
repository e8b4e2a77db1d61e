package org.aimsledger.inventory.notices;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.aimsledger.contracts.inventory.NoticeAudience;
import org.aimsledger.contracts.inventory.NoticeKind;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// Wire forms of the list of notices.
final class NoticesResponses {
  private NoticesResponses() {}

  @Schema(name = "NoticeSummary")
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record SummaryResponse(
      UUID id,
      long version,
      @Nullable UUID system,
      NoticeKind kind,
      NoticeAudience audience,
      @Schema(description = "Where the last edition stands") NoticesRow.Status status,
      @Schema(description = "The last edition; 0: nothing is written") int edition,
      @Schema(description = "The last edition that was published; 0: none") int publishedEdition,
      @Schema(description = "First moment of the last published edition")
          @Nullable Instant validFrom,
      @Nullable Instant validUntil,
      @Nullable String title,
      List<String> languages,
      @Schema(description = "Languages that the last edition must have and has not")
          List<String> missing,
      @Schema(description = "When its last event was recorded") Instant updatedAt) {
    static SummaryResponse of(NoticesRow row) {
      return new SummaryResponse(
          row.id,
          row.version,
          row.system,
          row.kind,
          row.audience,
          row.status,
          row.edition,
          row.publishedEdition,
          row.validFrom,
          row.validUntil,
          row.title,
          List.of(row.languages),
          List.of(row.missing),
          row.updatedAt);
    }
  }
}
