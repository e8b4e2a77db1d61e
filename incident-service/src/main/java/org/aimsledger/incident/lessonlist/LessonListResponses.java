package org.aimsledger.incident.lessonlist;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// Answers of the list.
final class LessonListResponses {
  private LessonListResponses() {}

  @Schema(name = "LessonSummary")
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Summary(
      UUID id,
      UUID incident,
      String text,
      @Nullable String playbook,
      @Schema(description = "Version of the playbook that was proposed because of it")
          @Nullable Long proposedVersion,
      @Schema(description = "Why no version was proposed") @Nullable String notProposed,
      @Schema(description = "A playbook still has to be given a version") boolean waiting,
      String by,
      Instant learntAt,
      Instant updatedAt) {
    static Summary of(LessonListRow row) {
      return new Summary(
          row.id,
          row.incident,
          row.text,
          row.playbook,
          row.version,
          row.misfit,
          row.waiting,
          row.learntBy,
          row.learntAt,
          row.updatedAt);
    }
  }

  /// A page as the API documents it; what is sent is a [org.aimsledger.servicekit.paging.Page].
  @Schema(name = "LessonPage")
  record SummaryPage(
      List<Summary> items,
      @Nullable Long total,
      @Schema(description = "Instead of total: there are more than this many")
          @Nullable Long totalAtLeast,
      @Schema(description = "To be sent as `cursor`; absent on the last page")
          @Nullable String nextCursor) {}
}
