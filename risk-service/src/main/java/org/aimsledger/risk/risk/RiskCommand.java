package org.aimsledger.risk.risk;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.aimsledger.contracts.risk.AffectedLevel;
import org.aimsledger.contracts.risk.CauseFamily;
import org.aimsledger.contracts.risk.ClosureReason;
import org.aimsledger.contracts.risk.RatingKind;
import org.aimsledger.contracts.risk.TreatmentOption;
import org.aimsledger.risk.platform.Narrative;
import org.aimsledger.risk.platform.Person;
import org.aimsledger.risk.platform.Title;
import org.jspecify.annotations.Nullable;

/// What can be asked for.
sealed interface RiskCommand {
  UUID risk();

  /// Pseudonymous id of who asks; separation of duties is decided on it.
  String actor();

  /// Time of the decision.
  Instant at();

  /// Put a risk into the register.
  ///
  /// @param risk a new id
  /// @param system null: it concerns no single system
  /// @param source id of a risk source of the criteria
  record Identify(
      UUID risk,
      @Nullable UUID system,
      Title title,
      Narrative description,
      String source,
      CauseFamily cause,
      AffectedLevel affects,
      Person owner,
      String actor,
      Instant at)
      implements RiskCommand {}

  /// Judge it.
  ///
  /// @param reason required without likelihood, and when inherent ≥ residual ≥ target doesn't hold
  record Rate(
      UUID risk,
      RatingKind kind,
      Judgement judgement,
      @Nullable Narrative reason,
      String actor,
      Instant at)
      implements RiskCommand {
    public Rate {
      if (judgement instanceof Judgement.WithoutLikelihood && reason == null) {
        throw new IllegalArgumentException(
            "is required: say why the likelihood can not be estimated");
      }
    }
  }

  /// Say what will be done. Replaces an earlier plan.
  ///
  /// @param controls ids of Annex A controls
  record PlanTreatment(
      UUID risk,
      TreatmentOption option,
      List<String> controls,
      Narrative plan,
      LocalDate due,
      Person owner,
      String actor,
      Instant at)
      implements RiskCommand {
    public PlanTreatment {
      controls = controls.stream().distinct().toList();
    }
  }

  record CompleteTreatment(UUID risk, Narrative result, String actor, Instant at)
      implements RiskCommand {}

  /// Bear the residual risk until a date.
  ///
  /// @param riskBenefit the analysis that is needed above tolerance
  /// @param roles of the actor
  record Accept(
      UUID risk,
      LocalDate until,
      Narrative reason,
      @Nullable Narrative riskBenefit,
      Set<String> roles,
      String actor,
      Instant at)
      implements RiskCommand {
    public Accept {
      roles = Set.copyOf(roles);
    }
  }

  record Close(UUID risk, ClosureReason reason, Narrative remark, String actor, Instant at)
      implements RiskCommand {}

  /// Give a closed or accepted risk attention again.
  record Reopen(UUID risk, Narrative reason, String actor, Instant at) implements RiskCommand {}
}
