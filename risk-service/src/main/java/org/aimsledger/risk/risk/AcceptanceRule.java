package org.aimsledger.risk.risk;

import static org.aimsledger.eventstore.core.Decision.accept;
import static org.aimsledger.eventstore.core.Decision.reject;

import java.util.Collections;
import org.aimsledger.contracts.risk.RatingKind;
import org.aimsledger.contracts.risk.RiskEvent;
import org.aimsledger.eventstore.core.Decision;
import org.aimsledger.referencedata.RiskCriteria;
import org.aimsledger.referencedata.RiskCriteria.Proposal;
import org.aimsledger.risk.platform.Packs;
import org.aimsledger.risk.risk.Risk.Facts;
import org.jspecify.annotations.Nullable;

/// Who may bear how much, and for how long.
final class AcceptanceRule {
  private AcceptanceRule() {}

  static Decision<RiskEvent, RiskRejection> decide(
      RiskCommand.Accept c, Facts facts, RiskCriteria criteria) {
    var residual = facts.rating(RatingKind.RESIDUAL).orElse(null);
    if (residual == null) {
      return reject(new RiskRejection.ResidualNotRated());
    }
    if (hasProposed(c.actor(), facts, residual, criteria)) {
      return reject(new RiskRejection.ActorHasProposed(c.actor()));
    }
    var level = residual instanceof Rating.Estimated(_, _, _, var known, _, _, _, _) ? known : null;
    var above = isAboveTolerance(residual, criteria);
    if (above && Collections.disjoint(c.roles(), criteria.tolerance().authorities())) {
      return reject(new RiskRejection.AuthorityMissing(level, criteria.tolerance().authorities()));
    }
    if (above && c.riskBenefit() == null) {
      return reject(new RiskRejection.RiskBenefitMissing(level));
    }
    var today = Packs.day(c.at());
    var latest = today.plusDays(criteria.tolerance().acceptanceMaxDays());
    if (!c.until().isAfter(today) || c.until().isAfter(latest)) {
      return reject(new RiskRejection.AcceptanceOutOfBounds(c.until(), today.plusDays(1), latest));
    }
    return accept(accepted(c, level, above, criteria));
  }

  static boolean isAboveTolerance(Rating rating, RiskCriteria criteria) {
    return switch (rating) {
      case Rating.Estimated estimated -> criteria.isAboveTolerance(estimated.level());
      case Rating.NotEstimable _ -> criteria.tolerance().notEstimableIsAbove();
    };
  }

  private static boolean hasProposed(
      String actor, Facts facts, Rating residual, RiskCriteria criteria) {
    var treatment = facts.treatment();
    for (var proposal : criteria.tolerance().separateFrom()) {
      var proposer = proposer(proposal, residual, treatment);
      if (actor.equals(proposer)) {
        return true;
      }
    }
    return false;
  }

  private static @Nullable String proposer(
      Proposal proposal, Rating residual, @Nullable Treatment treatment) {
    return switch (proposal) {
      case RESIDUAL_RATING -> residual.by();
      case TREATMENT_PLAN -> treatment == null ? null : treatment.by();
    };
  }

  private static RiskEvent accepted(
      RiskCommand.Accept c, @Nullable String level, boolean above, RiskCriteria criteria) {
    var benefit = c.riskBenefit();
    return new RiskEvent.ResidualRiskAccepted(
        c.risk(),
        level,
        above,
        c.until(),
        c.reason().value(),
        benefit == null ? null : benefit.value(),
        criteria.version().toString(),
        c.actor(),
        c.at());
  }
}
