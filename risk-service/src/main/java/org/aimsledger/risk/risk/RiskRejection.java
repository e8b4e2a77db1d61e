package org.aimsledger.risk.risk;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.aimsledger.contracts.risk.RatingKind;
import org.jspecify.annotations.Nullable;

/// Reasons to say no.
sealed interface RiskRejection {
  record UnknownRisk(UUID risk) implements RiskRejection {}

  record AlreadyIdentified(UUID risk) implements RiskRejection {}

  record UnknownSource(String source, String criteriaVersion) implements RiskRejection {}

  /// A number that the criteria do not have.
  ///
  /// @param scale likelihood, impact, severity or detectability
  record NotOnScale(String scale, int value, int highest, String criteriaVersion)
      implements RiskRejection {}

  /// The new rating and one that is there contradict each other.
  ///
  /// @param greater the kind that must not be less
  /// @param less the kind that must not be greater
  record RatingOrderBroken(RatingKind greater, RatingKind less) implements RiskRejection {}

  /// An accepted risk is left alone until it is reopened.
  record RiskAccepted(LocalDate until) implements RiskRejection {}

  record RiskClosed() implements RiskRejection {}

  record ControlsMissing() implements RiskRejection {}

  record UnknownControls(List<String> controls, String controlsVersion) implements RiskRejection {
    public UnknownControls {
      controls = List.copyOf(controls);
    }
  }

  record DueInThePast(LocalDate due, LocalDate today) implements RiskRejection {}

  record TreatmentMissing() implements RiskRejection {}

  /// What the acceptance would be about has not been rated.
  record ResidualNotRated() implements RiskRejection {}

  /// Who proposes doesn't approve.
  record ActorHasProposed(String actor) implements RiskRejection {}

  /// Above tolerance, and the actor has no authority.
  ///
  /// @param level null: not estimable
  /// @param authorities roles of which one is needed
  record AuthorityMissing(@Nullable String level, Set<String> authorities)
      implements RiskRejection {
    public AuthorityMissing {
      authorities = Set.copyOf(authorities);
    }
  }

  /// Above tolerance, and nobody has weighed it.
  ///
  /// @param level null: not estimable
  record RiskBenefitMissing(@Nullable String level) implements RiskRejection {}

  record AcceptanceOutOfBounds(LocalDate until, LocalDate earliest, LocalDate latest)
      implements RiskRejection {}

  /// Closed as treated, but it is not.
  record NotTreated(Lack lack) implements RiskRejection {}

  /// What is missing for a risk to be closed as treated.
  enum Lack {
    TREATMENT_NOT_COMPLETED,
    RESIDUAL_NOT_RATED_SINCE,
    RESIDUAL_ABOVE_TOLERANCE
  }
}
