package org.aimsledger.risk.impactassessment;

import static org.aimsledger.eventstore.core.Decision.accept;
import static org.aimsledger.eventstore.core.Decision.reject;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Set;
import java.util.UUID;
import org.aimsledger.contracts.risk.DutyCause;
import org.aimsledger.contracts.risk.ImpactAssessmentEvent;
import org.aimsledger.contracts.risk.WithdrawalReason;
import org.aimsledger.eventstore.core.Decider;
import org.aimsledger.eventstore.core.Decision;
import org.aimsledger.referencedata.AssessmentDuties;
import org.aimsledger.risk.impactassessment.ImpactAssessment.Absent;
import org.aimsledger.risk.impactassessment.ImpactAssessment.Approved;
import org.aimsledger.risk.impactassessment.ImpactAssessment.Completed;
import org.aimsledger.risk.impactassessment.ImpactAssessment.Open;
import org.aimsledger.risk.impactassessment.ImpactAssessment.Withdrawn;
import org.aimsledger.risk.impactassessment.ImpactAssessmentCommand.Approve;
import org.aimsledger.risk.impactassessment.ImpactAssessmentCommand.Complete;
import org.aimsledger.risk.impactassessment.ImpactAssessmentCommand.Require;
import org.aimsledger.risk.impactassessment.ImpactAssessmentCommand.Start;
import org.aimsledger.risk.impactassessment.ImpactAssessmentCommand.Withdraw;
import org.aimsledger.risk.platform.Packs;

/// The rules of the assessment of one system.
final class ImpactAssessmentDecider
    implements Decider<
        ImpactAssessmentCommand,
        ImpactAssessment,
        ImpactAssessmentEvent,
        ImpactAssessmentRejection> {
  private final Packs packs;

  public ImpactAssessmentDecider(Packs packs) {
    this.packs = packs;
  }

  @Override
  public ImpactAssessment initial() {
    return new Absent();
  }

  @Override
  public Decision<ImpactAssessmentEvent, ImpactAssessmentRejection> decide(
      ImpactAssessmentCommand command, ImpactAssessment state) {
    return switch (command) {
      case Require c -> require(c, state);
      case Withdraw c -> withdraw(c, state);
      case Start c -> whileOpen(c, state, open -> start(c, open));
      case Complete c -> complete(c, state);
      case Approve c -> approve(c, state);
    };
  }

  private Decision<ImpactAssessmentEvent, ImpactAssessmentRejection> require(
      Require c, ImpactAssessment state) {
    return switch (state) {
      case Absent _ -> accept(opened(c));
      case Withdrawn withdrawn ->
          isKnown(c.trigger(), withdrawn.incidents()) ? accept() : accept(opened(c));
      case Open open -> addCause(c, open);
      case Completed completed -> reopen(c, completed.incidents());
      case Approved approved -> reopen(c, approved.incidents());
    };
  }

  private ImpactAssessmentEvent opened(Require c) {
    return new ImpactAssessmentEvent.DutyOpened(
        c.assessment(),
        c.system(),
        c.trigger().cause(),
        c.trigger().incidentOrNull(),
        c.trigger().reasonOrNull(),
        due(c),
        policyVersion(c.at()),
        c.at());
  }

  private Decision<ImpactAssessmentEvent, ImpactAssessmentRejection> addCause(
      Require c, Open open) {
    var fulfilled =
        switch (c.trigger()) {
          case Trigger.HighImpactSystemLive _ ->
              open.duty().causes().contains(DutyCause.HIGH_IMPACT_SYSTEM_LIVE);
          case Trigger.IncidentOnSystem(var incident) -> open.incidents().contains(incident);
          case Trigger.ReviewOfIncident(var incident, _) ->
              open.duty().reviews().contains(incident);
          case Trigger.Change _ -> false;
        };
    if (fulfilled) {
      return accept();
    }
    var asked = due(c);
    var due = open.duty().due().isBefore(asked) ? open.duty().due() : asked;
    return accept(
        new ImpactAssessmentEvent.CauseAdded(
            c.assessment(),
            c.system(),
            c.trigger().cause(),
            c.trigger().incidentOrNull(),
            c.trigger().reasonOrNull(),
            due,
            policyVersion(c.at()),
            c.at()));
  }

  private Decision<ImpactAssessmentEvent, ImpactAssessmentRejection> reopen(
      Require c, Set<UUID> incidents) {
    // Going live again does not undo an assessment: the duty has been met.
    if (c.trigger() instanceof Trigger.HighImpactSystemLive || isKnown(c.trigger(), incidents)) {
      return accept();
    }
    return accept(
        new ImpactAssessmentEvent.Reopened(
            c.assessment(),
            c.system(),
            c.trigger().cause(),
            c.trigger().incidentOrNull(),
            c.trigger().reasonOrNull(),
            due(c),
            policyVersion(c.at()),
            c.at()));
  }

  /// A review comes after its incident, and asks for an assessment that knows what it found.
  private static boolean isKnown(Trigger trigger, Set<UUID> incidents) {
    return trigger instanceof Trigger.IncidentOnSystem(var incident)
        && incidents.contains(incident);
  }

  private LocalDate due(Require c) {
    var duties = packs.duties(c.at());
    return Packs.day(c.since()).plusDays(days(c.trigger(), duties));
  }

  private static int days(Trigger trigger, AssessmentDuties duties) {
    return switch (trigger) {
      case Trigger.HighImpactSystemLive _ -> duties.highImpactLive().dueInDays();
      case Trigger.IncidentOnSystem _, Trigger.ReviewOfIncident _ -> duties.incident().dueInDays();
      case Trigger.Change _ -> duties.change().dueInDays();
    };
  }

  private String policyVersion(Instant at) {
    return packs.duties(at).version().toString();
  }

  private static Decision<ImpactAssessmentEvent, ImpactAssessmentRejection> withdraw(
      Withdraw c, ImpactAssessment state) {
    return switch (state) {
      case Open open -> withdraw(c, open);
      // Nothing is due, so there is nothing to withdraw.
      case Absent _, Completed _, Approved _, Withdrawn _ -> accept();
    };
  }

  private static Decision<ImpactAssessmentEvent, ImpactAssessmentRejection> withdraw(
      Withdraw c, Open open) {
    var withdrawn =
        new ImpactAssessmentEvent.DutyWithdrawn(c.assessment(), c.system(), c.reason(), c.at());
    if (c.reason() == WithdrawalReason.RETIRED) {
      return accept(withdrawn);
    }
    if (!open.duty().causes().contains(DutyCause.HIGH_IMPACT_SYSTEM_LIVE)) {
      return accept();
    }
    // An incident or a change asks for the assessment whatever the stage: that cause stays.
    return open.duty().causes().size() == 1
        ? accept(withdrawn)
        : accept(
            new ImpactAssessmentEvent.CauseLapsed(
                c.assessment(), c.system(), DutyCause.HIGH_IMPACT_SYSTEM_LIVE, c.reason(), c.at()));
  }

  private interface Rule {
    Decision<ImpactAssessmentEvent, ImpactAssessmentRejection> decide(Open open);
  }

  private static Decision<ImpactAssessmentEvent, ImpactAssessmentRejection> whileOpen(
      ImpactAssessmentCommand command, ImpactAssessment state, Rule rule) {
    return switch (state) {
      case Absent _ ->
          reject(new ImpactAssessmentRejection.UnknownAssessment(command.assessment()));
      case Open open -> rule.decide(open);
      case Completed _, Approved _ -> reject(new ImpactAssessmentRejection.AlreadyCompleted());
      case Withdrawn withdrawn ->
          reject(new ImpactAssessmentRejection.DutyWithdrawn(withdrawn.reason()));
    };
  }

  private static Decision<ImpactAssessmentEvent, ImpactAssessmentRejection> start(
      Start c, Open open) {
    if (c.actor().equals(open.assessor())) {
      return accept();
    }
    return accept(new ImpactAssessmentEvent.Started(open.id(), open.system(), c.actor(), c.at()));
  }

  private Decision<ImpactAssessmentEvent, ImpactAssessmentRejection> complete(
      Complete c, ImpactAssessment state) {
    return whileOpen(c, state, open -> complete(c, open));
  }

  private Decision<ImpactAssessmentEvent, ImpactAssessmentRejection> complete(
      Complete c, Open open) {
    var assessor = open.assessor();
    if (assessor == null) {
      return reject(new ImpactAssessmentRejection.NotStarted());
    }
    if (!assessor.equals(c.actor())) {
      return reject(new ImpactAssessmentRejection.NotTheAssessor(assessor));
    }
    var criteria = packs.criteria(c.at());
    var dimensions = packs.dimensions(c.at());
    var fault = RatingsRule.fault(c.ratings(), dimensions, criteria).orElse(null);
    if (fault != null) {
      return reject(fault);
    }
    return accept(
        new ImpactAssessmentEvent.Completed(
            open.id(),
            open.system(),
            c.actor(),
            c.summary().value(),
            c.ratings().stream().map(DimensionRating::recorded).toList(),
            c.conclusion(),
            criteria.version().toString(),
            dimensions.version().toString(),
            c.at()));
  }

  private static Decision<ImpactAssessmentEvent, ImpactAssessmentRejection> approve(
      Approve c, ImpactAssessment state) {
    return switch (state) {
      case Absent _ -> reject(new ImpactAssessmentRejection.UnknownAssessment(c.assessment()));
      case Open _ -> reject(new ImpactAssessmentRejection.NotCompleted());
      case Completed completed -> approve(c, completed);
      case Approved _ -> accept();
      case Withdrawn withdrawn ->
          reject(new ImpactAssessmentRejection.DutyWithdrawn(withdrawn.reason()));
    };
  }

  private static Decision<ImpactAssessmentEvent, ImpactAssessmentRejection> approve(
      Approve c, Completed completed) {
    if (completed.assessors().contains(c.actor())) {
      return reject(new ImpactAssessmentRejection.ApproverHasAssessed(c.actor()));
    }
    var remark = c.remark() == null ? null : c.remark().value();
    var reviews = completed.duty().reviews();
    return accept(
        new ImpactAssessmentEvent.Approved(
            completed.id(),
            completed.system(),
            c.actor(),
            remark,
            reviews.isEmpty() ? null : reviews.stream().sorted().toList(),
            c.at()));
  }

  @Override
  public ImpactAssessment evolve(ImpactAssessment state, ImpactAssessmentEvent event) {
    return ImpactAssessmentHistory.evolve(state, event);
  }
}
