package org.aimsledger.audit.auditfindinglist;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.aimsledger.contracts.audit.FindingKind;
import org.aimsledger.contracts.audit.FindingRequirement;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// Answers of the list.
final class AuditFindingListResponses {
  private AuditFindingListResponses() {}

  @Schema(name = "FindingSummary")
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Summary(
      UUID id,
      FindingKind kind,
      FindingRequirement requirement,
      String title,
      List<UUID> systems,
      String owner,
      LocalDate due,
      @Schema(description = "Not answered, and the last day has passed (UTC)") boolean overdue,
      ListedFindingStanding standing,
      List<UUID> correctiveActions,
      String raisedBy,
      Instant raisedAt,
      @Nullable Instant answeredAt,
      @Nullable Instant endedAt,
      Instant updatedAt) {
    static Summary of(AuditFindingListRow row, LocalDate today) {
      return new Summary(
          row.id,
          row.kind,
          new FindingRequirement(row.framework, row.reference),
          row.title,
          List.of(row.systems),
          row.owner,
          row.due,
          row.standing == ListedFindingStanding.OPEN && row.due.isBefore(today),
          row.standing,
          List.of(row.actions),
          row.raisedBy,
          row.raisedAt,
          row.answeredAt,
          row.endedAt,
          row.updatedAt);
    }
  }
}
