package org.aimsledger.risk.riskregister;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.aimsledger.contracts.risk.AffectedLevel;
import org.aimsledger.contracts.risk.CauseFamily;
import org.aimsledger.contracts.risk.RiskStatus;
import org.aimsledger.contracts.risk.TreatmentOption;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// Answers of the register.
final class RiskRegisterResponses {
  private RiskRegisterResponses() {}

  /// One risk in the list.
  @Schema(name = "RiskSummary")
  record Summary(
      UUID id,
      @Schema(description = "The same number as in the ETag of the risk") long version,
      @Nullable UUID system,
      String title,
      String source,
      CauseFamily cause,
      AffectedLevel affects,
      String owner,
      RiskStatus status,
      @Schema(
              description =
                  "Residual where it is rated, else inherent; NOT_ESTIMABLE without likelihood;"
                      + " absent: not rated")
          @Nullable String level,
      @Nullable String inherentLevel,
      @Nullable String residualLevel,
      @Nullable String targetLevel,
      @Nullable TreatmentOption treatmentOption,
      @Nullable LocalDate treatmentDue,
      boolean treatmentCompleted,
      @Nullable LocalDate acceptedUntil,
      @Schema(description = "A treatment that is late or an acceptance that has run out (UTC)")
          boolean overdue,
      Instant identifiedAt,
      Instant updatedAt) {}

  /// A page as the API documents it; what is sent is a [org.aimsledger.servicekit.paging.Page].
  @Schema(name = "RiskPage")
  record SummaryPage(
      List<Summary> items,
      @Nullable Long total,
      @Schema(description = "Instead of total: there are more than this many")
          @Nullable Long totalAtLeast,
      @Schema(description = "To be sent as `cursor`; absent on the last page")
          @Nullable String nextCursor) {}

  static Summary summary(RiskRegisterRow row, LocalDate today) {
    return new Summary(
        row.id,
        row.version,
        row.system,
        row.title,
        row.source,
        row.cause,
        row.affects,
        row.owner,
        row.status,
        row.level,
        row.inherentLevel,
        row.residualLevel,
        row.targetLevel,
        row.treatmentOption,
        row.treatmentDue,
        row.treatmentCompleted,
        row.acceptedUntil,
        row.isOverdue(today),
        row.identifiedAt,
        row.updatedAt);
  }
}
