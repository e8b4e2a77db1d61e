package org.aimsledger.incident.communicationlist;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.aimsledger.contracts.incident.CommunicationAudience;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// Answers of the list.
final class CommunicationListResponses {
  private CommunicationListResponses() {}

  @Schema(name = "CommunicationSummary")
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Summary(
      UUID id,
      UUID incident,
      CommunicationAudience audience,
      String language,
      String subject,
      CommunicationStanding standing,
      Instant draftedAt,
      @Nullable Instant sentAt,
      Instant updatedAt) {
    static Summary of(CommunicationListRow row) {
      return new Summary(
          row.id,
          row.incident,
          row.audience,
          row.language,
          row.subject,
          row.standing,
          row.draftedAt,
          row.sentAt,
          row.updatedAt);
    }
  }

  /// A page as the API documents it; what is sent is a [org.aimsledger.servicekit.paging.Page].
  @Schema(name = "CommunicationPage")
  record SummaryPage(
      List<Summary> items,
      @Nullable Long total,
      @Schema(description = "Instead of total: there are more than this many")
          @Nullable Long totalAtLeast,
      @Schema(description = "To be sent as `cursor`; absent on the last page")
          @Nullable String nextCursor) {}
}
