package org.aimsledger.risk.risk;

import static org.aimsledger.eventstore.core.Decision.accept;
import static org.aimsledger.eventstore.core.Decision.reject;

import java.util.Objects;
import org.aimsledger.contracts.risk.ClosureReason;
import org.aimsledger.contracts.risk.RatingKind;
import org.aimsledger.contracts.risk.RiskEvent;
import org.aimsledger.contracts.risk.TreatmentOption;
import org.aimsledger.eventstore.core.CorruptStreamException;
import org.aimsledger.eventstore.core.Decider;
import org.aimsledger.eventstore.core.Decision;
import org.aimsledger.referencedata.RiskCriteria;
import org.aimsledger.risk.platform.Packs;
import org.aimsledger.risk.risk.Risk.Absent;
import org.aimsledger.risk.risk.Risk.Accepted;
import org.aimsledger.risk.risk.Risk.Closed;
import org.aimsledger.risk.risk.Risk.Facts;
import org.aimsledger.risk.risk.Risk.Known;
import org.aimsledger.risk.risk.Risk.Open;
import org.aimsledger.risk.risk.RiskRejection.Lack;
import org.jspecify.annotations.Nullable;

/// The rules of one risk.
final class RiskDecider implements Decider<RiskCommand, Risk, RiskEvent, RiskRejection> {
  private final Packs packs;

  public RiskDecider(Packs packs) {
    this.packs = packs;
  }

  @Override
  public Risk initial() {
    return new Absent();
  }

  @Override
  public Decision<RiskEvent, RiskRejection> decide(RiskCommand command, Risk state) {
    return switch (command) {
      case RiskCommand.Identify c -> identify(c, state);
      case RiskCommand.Rate c -> whileOpen(c, state, facts -> rate(c, facts));
      case RiskCommand.PlanTreatment c -> whileOpen(c, state, _ -> planTreatment(c));
      case RiskCommand.CompleteTreatment c ->
          whileOpen(c, state, facts -> completeTreatment(c, facts));
      case RiskCommand.Accept c ->
          whileOpen(c, state, facts -> AcceptanceRule.decide(c, facts, packs.criteria(c.at())));
      case RiskCommand.Close c -> close(c, state);
      case RiskCommand.Reopen c -> reopen(c, state);
    };
  }

  private interface Rule {
    Decision<RiskEvent, RiskRejection> decide(Facts facts);
  }

  private static Decision<RiskEvent, RiskRejection> whileOpen(
      RiskCommand command, Risk state, Rule rule) {
    return switch (state) {
      case Absent _ -> reject(new RiskRejection.UnknownRisk(command.risk()));
      case Open open -> rule.decide(open.facts());
      case Accepted accepted ->
          reject(new RiskRejection.RiskAccepted(accepted.acceptance().until()));
      case Closed _ -> reject(new RiskRejection.RiskClosed());
    };
  }

  private Decision<RiskEvent, RiskRejection> identify(RiskCommand.Identify c, Risk state) {
    if (state instanceof Known) {
      return reject(new RiskRejection.AlreadyIdentified(c.risk()));
    }
    var criteria = packs.criteria(c.at());
    var version = criteria.version().toString();
    if (!criteria.knowsRiskSource(c.source())) {
      return reject(new RiskRejection.UnknownSource(c.source(), version));
    }
    return accept(
        new RiskEvent.Identified(
            c.risk(),
            c.system(),
            c.title().value(),
            c.description().value(),
            c.source(),
            c.cause(),
            c.affects(),
            c.owner().value(),
            version,
            c.actor(),
            c.at()));
  }

  private Decision<RiskEvent, RiskRejection> rate(RiskCommand.Rate c, Facts facts) {
    var criteria = packs.criteria(c.at());
    var offScale = offScale(c.judgement(), criteria);
    if (offScale != null) {
      return reject(offScale);
    }
    var rating = rating(c, criteria);
    if (c.reason() == null) {
      var contradiction = RatingOrder.contradiction(facts.ratings(), rating, criteria).orElse(null);
      if (contradiction != null) {
        return reject(contradiction);
      }
    }
    return accept(rating.asEvent(c.risk()));
  }

  private static RiskRejection.@Nullable NotOnScale offScale(
      Judgement judgement, RiskCriteria criteria) {
    var version = criteria.version().toString();
    var likelihoods = criteria.likelihoods().size();
    var impacts = criteria.impacts().size();
    var detectabilities = criteria.detectabilities().size();
    return switch (judgement) {
      case Judgement.OnMatrix(var likelihood, _) when !criteria.knowsLikelihood(likelihood) ->
          new RiskRejection.NotOnScale("likelihood", likelihood, likelihoods, version);
      case Judgement.OnMatrix(_, var impact) when !criteria.knowsImpact(impact) ->
          new RiskRejection.NotOnScale("impact", impact, impacts, version);
      case Judgement.WithoutLikelihood(var severity, _) when !criteria.knowsImpact(severity) ->
          new RiskRejection.NotOnScale("severity", severity, impacts, version);
      case Judgement.WithoutLikelihood(_, var value) when !criteria.knowsDetectability(value) ->
          new RiskRejection.NotOnScale("detectability", value, detectabilities, version);
      case Judgement.OnMatrix _, Judgement.WithoutLikelihood _ -> null;
    };
  }

  private static Rating rating(RiskCommand.Rate c, RiskCriteria criteria) {
    var reason = c.reason() == null ? null : c.reason().value();
    var version = criteria.version().toString();
    return switch (c.judgement()) {
      case Judgement.OnMatrix(var likelihood, var impact) ->
          new Rating.Estimated(
              c.kind(),
              likelihood,
              impact,
              criteria.levelOf(likelihood, impact).id(),
              reason,
              version,
              c.actor(),
              c.at());
      case Judgement.WithoutLikelihood(var severity, var detectability) ->
          new Rating.NotEstimable(
              c.kind(),
              severity,
              detectability,
              Objects.requireNonNull(reason, "the command has checked it"),
              version,
              c.actor(),
              c.at());
    };
  }

  private Decision<RiskEvent, RiskRejection> planTreatment(RiskCommand.PlanTreatment c) {
    var controls = packs.controls(c.at());
    var version = controls.version().toString();
    var unknown = c.controls().stream().filter(control -> !controls.knows(control)).toList();
    if (!unknown.isEmpty()) {
      return reject(new RiskRejection.UnknownControls(unknown, version));
    }
    if (c.option() == TreatmentOption.MITIGATE && c.controls().isEmpty()) {
      return reject(new RiskRejection.ControlsMissing());
    }
    var today = Packs.day(c.at());
    if (c.due().isBefore(today)) {
      return reject(new RiskRejection.DueInThePast(c.due(), today));
    }
    return accept(
        new RiskEvent.TreatmentPlanned(
            c.risk(),
            c.option(),
            c.controls(),
            c.plan().value(),
            c.due(),
            c.owner().value(),
            version,
            c.actor(),
            c.at()));
  }

  private static Decision<RiskEvent, RiskRejection> completeTreatment(
      RiskCommand.CompleteTreatment c, Facts facts) {
    var treatment = facts.treatment();
    if (treatment == null) {
      return reject(new RiskRejection.TreatmentMissing());
    }
    if (treatment.completion() != null) {
      return accept();
    }
    return accept(
        new RiskEvent.TreatmentCompleted(c.risk(), c.result().value(), c.actor(), c.at()));
  }

  private Decision<RiskEvent, RiskRejection> close(RiskCommand.Close c, Risk state) {
    return switch (state) {
      case Absent _ -> reject(new RiskRejection.UnknownRisk(c.risk()));
      case Open open -> close(c, open.facts());
      case Accepted accepted -> close(c, accepted.facts());
      case Closed _ -> accept();
    };
  }

  private Decision<RiskEvent, RiskRejection> close(RiskCommand.Close c, Facts facts) {
    var lack = c.reason() == ClosureReason.TREATED ? lack(c, facts) : null;
    if (lack != null) {
      return reject(new RiskRejection.NotTreated(lack));
    }
    return accept(
        new RiskEvent.Closed(c.risk(), c.reason(), c.remark().value(), c.actor(), c.at()));
  }

  private @Nullable Lack lack(RiskCommand.Close c, Facts facts) {
    var treatment = facts.treatment();
    var completion = treatment == null ? null : treatment.completion();
    if (completion == null) {
      return Lack.TREATMENT_NOT_COMPLETED;
    }
    var residual = facts.rating(RatingKind.RESIDUAL).orElse(null);
    if (residual == null || residual.at().isBefore(completion.at())) {
      return Lack.RESIDUAL_NOT_RATED_SINCE;
    }
    return AcceptanceRule.isAboveTolerance(residual, packs.criteria(c.at()))
        ? Lack.RESIDUAL_ABOVE_TOLERANCE
        : null;
  }

  private static Decision<RiskEvent, RiskRejection> reopen(RiskCommand.Reopen c, Risk state) {
    return switch (state) {
      case Absent _ -> reject(new RiskRejection.UnknownRisk(c.risk()));
      case Open _ -> accept();
      case Accepted _, Closed _ ->
          accept(new RiskEvent.Reopened(c.risk(), c.reason().value(), c.actor(), c.at()));
    };
  }

  @Override
  public Risk evolve(Risk state, RiskEvent event) {
    return switch (state) {
      case Absent _ -> identified(state, event);
      case Open open -> whileOpen(open, event);
      case Accepted accepted ->
          switch (event) {
            case RiskEvent.Closed e -> closed(accepted.facts(), e);
            case RiskEvent.Reopened _ -> new Open(accepted.facts());
            case RiskEvent.Identified _,
                RiskEvent.Rated _,
                RiskEvent.RatedWithoutLikelihood _,
                RiskEvent.TreatmentPlanned _,
                RiskEvent.TreatmentCompleted _,
                RiskEvent.ResidualRiskAccepted _ ->
                throw new CorruptStreamException(state, event);
          };
      case Closed closed ->
          switch (event) {
            case RiskEvent.Reopened _ -> new Open(closed.facts());
            case RiskEvent.Identified _,
                RiskEvent.Rated _,
                RiskEvent.RatedWithoutLikelihood _,
                RiskEvent.TreatmentPlanned _,
                RiskEvent.TreatmentCompleted _,
                RiskEvent.ResidualRiskAccepted _,
                RiskEvent.Closed _ ->
                throw new CorruptStreamException(state, event);
          };
    };
  }

  private static Risk identified(Risk state, RiskEvent event) {
    if (!(event instanceof RiskEvent.Identified e)) {
      throw new CorruptStreamException(state, event);
    }
    return new Open(Facts.of(e));
  }

  private static Risk whileOpen(Open open, RiskEvent event) {
    var facts = open.facts();
    return switch (event) {
      case RiskEvent.Rated e -> new Open(facts.with(Rating.of(e)));
      case RiskEvent.RatedWithoutLikelihood e -> new Open(facts.with(Rating.of(e)));
      case RiskEvent.TreatmentPlanned e -> new Open(facts.with(Treatment.of(e)));
      case RiskEvent.TreatmentCompleted e -> new Open(facts.with(completed(open, e)));
      case RiskEvent.ResidualRiskAccepted e -> new Accepted(facts, Acceptance.of(e));
      case RiskEvent.Closed e -> closed(facts, e);
      case RiskEvent.Identified _, RiskEvent.Reopened _ ->
          throw new CorruptStreamException(open, event);
    };
  }

  private static Treatment completed(Open open, RiskEvent.TreatmentCompleted e) {
    var treatment = open.facts().treatment();
    if (treatment == null || treatment.completion() != null) {
      throw new CorruptStreamException(open, e);
    }
    return treatment.completed(new Treatment.Completion(e.result(), e.by(), e.at()));
  }

  private static Closed closed(Facts facts, RiskEvent.Closed e) {
    return new Closed(facts, new Risk.Closure(e.reason(), e.remark(), e.by(), e.at()));
  }
}
