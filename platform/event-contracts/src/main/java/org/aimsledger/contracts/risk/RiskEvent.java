package org.aimsledger.contracts.risk;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.aimsledger.contracts.WireName;
import org.jspecify.annotations.Nullable;

/// What happened to one risk.
public sealed interface RiskEvent extends RiskServiceEvent {
  UUID risk();

  /// Somebody saw what may go wrong.
  ///
  /// @param system the AI system it concerns; null: the organisation's use of AI as a whole
  /// @param source id of a risk source in pack `risk-criteria`
  /// @param by who identified it
  @WireName("org.aimsledger.risk.risk-identified.v1")
  record Identified(
      UUID risk,
      @Nullable UUID system,
      String title,
      String description,
      String source,
      CauseFamily cause,
      AffectedLevel affects,
      String owner,
      String criteriaVersion,
      String by,
      Instant at)
      implements RiskEvent {}

  /// Likelihood and impact were judged on the matrix.
  ///
  /// @param likelihood from 1, on the scale of the criteria
  /// @param impact from 1, on the scale of the criteria
  /// @param level what the matrix says for the two
  /// @param reason why the order inherent ≥ residual ≥ target does not hold, where it does not
  @WireName("org.aimsledger.risk.risk-rated.v1")
  record Rated(
      UUID risk,
      RatingKind kind,
      int likelihood,
      int impact,
      String level,
      @Nullable String reason,
      String criteriaVersion,
      String by,
      Instant at)
      implements RiskEvent {}

  /// The likelihood is not estimable, so no number is forced.
  ///
  /// @param severity from 1, on the impact scale of the criteria
  /// @param detectability from 1 (noticed at once), on the scale of the criteria
  /// @param reason why the likelihood can't be estimated
  @WireName("org.aimsledger.risk.risk-rated-without-likelihood.v1")
  record RatedWithoutLikelihood(
      UUID risk,
      RatingKind kind,
      int severity,
      int detectability,
      String reason,
      String criteriaVersion,
      String by,
      Instant at)
      implements RiskEvent {}

  /// What will be done about it; replaces an earlier plan.
  ///
  /// @param controls ids in pack `annex-a-controls`
  /// @param plan what will be done, in words
  /// @param owner who does it
  @WireName("org.aimsledger.risk.treatment-planned.v1")
  record TreatmentPlanned(
      UUID risk,
      TreatmentOption option,
      List<String> controls,
      String plan,
      LocalDate due,
      String owner,
      String controlsVersion,
      String by,
      Instant at)
      implements RiskEvent {
    public TreatmentPlanned {
      controls = List.copyOf(controls);
    }
  }

  @WireName("org.aimsledger.risk.treatment-completed.v1")
  record TreatmentCompleted(UUID risk, String result, String by, Instant at) implements RiskEvent {}

  /// The residual risk is borne knowingly until a date.
  ///
  /// @param level of the residual risk; null: its likelihood is not estimable
  /// @param aboveTolerance whether an authority was needed
  /// @param riskBenefit the documented risk–benefit analysis; there when above tolerance
  @WireName("org.aimsledger.risk.residual-risk-accepted.v1")
  record ResidualRiskAccepted(
      UUID risk,
      @Nullable String level,
      boolean aboveTolerance,
      LocalDate until,
      String reason,
      @Nullable String riskBenefit,
      String criteriaVersion,
      String by,
      Instant at)
      implements RiskEvent {}

  @WireName("org.aimsledger.risk.risk-closed.v1")
  record Closed(UUID risk, ClosureReason reason, String remark, String by, Instant at)
      implements RiskEvent {}

  /// A closed or accepted risk needs attention again; an acceptance ends with it.
  @WireName("org.aimsledger.risk.risk-reopened.v1")
  record Reopened(UUID risk, String reason, String by, Instant at) implements RiskEvent {}
}
