package org.aimsledger.risk.risk;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.aimsledger.contracts.risk.AffectedLevel;
import org.aimsledger.contracts.risk.CauseFamily;
import org.aimsledger.contracts.risk.ClosureReason;
import org.aimsledger.contracts.risk.RatingKind;
import org.aimsledger.contracts.risk.RiskStatus;
import org.aimsledger.contracts.risk.TreatmentOption;
import org.aimsledger.risk.risk.Risk.Absent;
import org.aimsledger.risk.risk.Risk.Accepted;
import org.aimsledger.risk.risk.Risk.Closed;
import org.aimsledger.risk.risk.Risk.Facts;
import org.aimsledger.risk.risk.Risk.Open;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// Answers: a risk as it is, and its history.
final class RiskResponses {
  private RiskResponses() {}

  /// A risk as it is.
  @Schema(name = "Risk")
  record OneRisk(
      UUID id,
      RiskStatus status,
      @Nullable UUID system,
      String title,
      String description,
      String source,
      CauseFamily cause,
      AffectedLevel affects,
      String owner,
      String criteriaVersion,
      String identifiedBy,
      Instant identifiedAt,
      @Nullable OneRating inherent,
      @Nullable OneRating residual,
      @Nullable OneRating target,
      @Nullable OneTreatment treatment,
      @Nullable OneAcceptance acceptance,
      @Nullable OneClosure closure) {}

  /// A judgement with the criteria of its time.
  @Schema(name = "RiskRating")
  record OneRating(
      @Schema(description = "Absent: the likelihood is not estimable") @Nullable String level,
      @Nullable Integer likelihood,
      @Schema(description = "Impact, or severity where the likelihood is not estimable") int impact,
      @Nullable Integer detectability,
      @Nullable String reason,
      String criteriaVersion,
      String by,
      Instant at) {}

  /// What is done about it.
  @Schema(name = "RiskTreatment")
  record OneTreatment(
      TreatmentOption option,
      List<String> controls,
      String controlsVersion,
      String plan,
      LocalDate due,
      String owner,
      String plannedBy,
      @Nullable String result,
      @Nullable String completedBy,
      @Nullable Instant completedAt) {}

  /// Until when it is borne, and why.
  @Schema(name = "RiskAcceptance")
  record OneAcceptance(
      LocalDate until,
      @Nullable String level,
      boolean aboveTolerance,
      String reason,
      @Nullable String riskBenefit,
      String criteriaVersion,
      String by,
      Instant at) {}

  /// Why it was closed.
  @Schema(name = "RiskClosure")
  record OneClosure(ClosureReason reason, String remark, String by, Instant at) {}

  static OneRisk one(Risk risk) {
    return switch (risk) {
      case Absent _ -> throw new IllegalStateException("nothing to show");
      case Open(var facts) -> one(facts, RiskStatus.OPEN, null, null);
      case Accepted(var facts, var acceptance) ->
          one(facts, RiskStatus.ACCEPTED, acceptance(acceptance), null);
      case Closed(var facts, var closure) ->
          one(
              facts,
              RiskStatus.CLOSED,
              null,
              new OneClosure(closure.reason(), closure.remark(), closure.by(), closure.at()));
    };
  }

  private static OneRisk one(
      Facts facts,
      RiskStatus status,
      @Nullable OneAcceptance acceptance,
      @Nullable OneClosure closure) {
    return new OneRisk(
        facts.id(),
        status,
        facts.system(),
        facts.title(),
        facts.description(),
        facts.source(),
        facts.cause(),
        facts.affects(),
        facts.owner(),
        facts.criteriaVersion(),
        facts.identifiedBy(),
        facts.identifiedAt(),
        rating(facts, RatingKind.INHERENT),
        rating(facts, RatingKind.RESIDUAL),
        rating(facts, RatingKind.TARGET),
        treatment(facts.treatment()),
        acceptance,
        closure);
  }

  private static @Nullable OneRating rating(Facts facts, RatingKind kind) {
    return facts.rating(kind).map(RiskResponses::rating).orElse(null);
  }

  private static OneRating rating(Rating rating) {
    return switch (rating) {
      case Rating.Estimated r ->
          new OneRating(
              r.level(),
              r.likelihood(),
              r.impact(),
              null,
              r.reason(),
              r.criteriaVersion(),
              r.by(),
              r.at());
      case Rating.NotEstimable r ->
          new OneRating(
              null,
              null,
              r.impact(),
              r.detectability(),
              r.reason(),
              r.criteriaVersion(),
              r.by(),
              r.at());
    };
  }

  private static @Nullable OneTreatment treatment(@Nullable Treatment treatment) {
    if (treatment == null) {
      return null;
    }
    var end = treatment.completion();
    return new OneTreatment(
        treatment.option(),
        treatment.controls(),
        treatment.controlsVersion(),
        treatment.plan(),
        treatment.due(),
        treatment.owner(),
        treatment.by(),
        end == null ? null : end.result(),
        end == null ? null : end.by(),
        end == null ? null : end.at());
  }

  private static OneAcceptance acceptance(Acceptance acceptance) {
    return new OneAcceptance(
        acceptance.until(),
        acceptance.level(),
        acceptance.aboveTolerance(),
        acceptance.reason(),
        acceptance.riskBenefit(),
        acceptance.criteriaVersion(),
        acceptance.by(),
        acceptance.at());
  }
}
