package org.aimsledger.risk.assessmentduties;

import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.aimsledger.contracts.risk.AssessmentConclusion;
import org.aimsledger.contracts.risk.AssessmentStatus;
import org.aimsledger.contracts.risk.DutyCause;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// Answers of the list of assessments.
final class AssessmentDutiesResponses {
  private AssessmentDutiesResponses() {}

  /// One assessment in the list.
  @Schema(name = "ImpactAssessmentSummary")
  record Summary(
      UUID id,
      @Schema(description = "The same number as in the ETag of the assessment") long version,
      UUID system,
      AssessmentStatus status,
      List<DutyCause> causes,
      @Schema(description = "How many incidents have been a cause") int incidents,
      @Schema(description = "Last day (UTC); absent where nothing is due") @Nullable LocalDate due,
      @Schema(description = "Not completed, and the last day has passed (UTC)") boolean overdue,
      @Nullable String assessor,
      @Nullable String approver,
      @Nullable AssessmentConclusion conclusion,
      Instant openedAt,
      @Nullable Instant completedAt,
      Instant updatedAt) {}

  /// A page as the API documents it; what is sent is a [org.aimsledger.servicekit.paging.Page].
  @Schema(name = "ImpactAssessmentPage")
  record SummaryPage(
      List<Summary> items,
      @Nullable Long total,
      @Schema(description = "Instead of total: there are more than this many")
          @Nullable Long totalAtLeast,
      @Schema(description = "To be sent as `cursor`; absent on the last page")
          @Nullable String nextCursor) {}

  /// How many assessments stand where.
  @Schema(name = "ImpactAssessmentCounts")
  record Counts(
      long total,
      @Schema(description = "Somebody still has to do them") long open,
      @Schema(description = "Open ones whose last day has passed (UTC)") long overdue,
      Map<AssessmentStatus, Long> byStatus) {}

  static Summary summary(AssessmentDutiesRow row, LocalDate today) {
    return new Summary(
        row.id,
        row.version,
        row.system,
        row.status,
        row.causeList(),
        row.incidents,
        row.due.equals(AssessmentDutiesRow.NEVER) ? null : row.due,
        row.isOverdue(today),
        row.assessor,
        row.approver,
        row.conclusion,
        row.openedAt,
        row.completedAt,
        row.updatedAt);
  }

  static Counts counts(AssessmentDutiesQuery.Counts counts) {
    var byStatus = new EnumMap<AssessmentStatus, Long>(AssessmentStatus.class);
    for (var status : AssessmentStatus.values()) {
      byStatus.put(status, 0L);
    }
    counts.groups().forEach(group -> byStatus.put(group.status(), group.assessments()));
    var total = 0L;
    var open = 0L;
    for (var entry : byStatus.entrySet()) {
      total += entry.getValue();
      open += entry.getKey().isOpen() ? entry.getValue() : 0;
    }
    return new Counts(total, open, counts.overdue(), byStatus);
  }
}
