package org.aimsledger.incident.review;

import static org.aimsledger.eventstore.core.Decision.accept;
import static org.aimsledger.eventstore.core.Decision.acceptAll;
import static org.aimsledger.eventstore.core.Decision.reject;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.aimsledger.contracts.incident.ReviewEvent;
import org.aimsledger.contracts.incident.ReviewEvent.CauseFound;
import org.aimsledger.contracts.incident.ReviewEvent.CauseWithdrawn;
import org.aimsledger.contracts.incident.ReviewEvent.CorrectiveActionPlanned;
import org.aimsledger.contracts.incident.ReviewEvent.FacilitatorChanged;
import org.aimsledger.contracts.incident.ReviewEvent.LessonLearnt;
import org.aimsledger.contracts.incident.ReviewEvent.RiskReassessmentTriggered;
import org.aimsledger.contracts.incident.ReviewEvent.Started;
import org.aimsledger.contracts.incident.Severity;
import org.aimsledger.eventstore.core.Decider;
import org.aimsledger.eventstore.core.Decision;
import org.aimsledger.incident.platform.CauseCategoryPacks;
import org.aimsledger.incident.platform.PersonId;
import org.aimsledger.incident.platform.PlaybookPacks;
import org.aimsledger.incident.platform.Reason;
import org.aimsledger.incident.platform.ReviewableIncident;
import org.aimsledger.incident.platform.Texts;
import org.aimsledger.incident.platform.WorldTime;
import org.aimsledger.incident.review.Findings.Cause;
import org.aimsledger.incident.review.Review.Absent;
import org.aimsledger.incident.review.Review.Completed;
import org.aimsledger.incident.review.Review.Underway;
import org.aimsledger.incident.review.Review.Waived;
import org.aimsledger.incident.review.ReviewCommand.ChangeFacilitator;
import org.aimsledger.incident.review.ReviewCommand.Complete;
import org.aimsledger.incident.review.ReviewCommand.FindCause;
import org.aimsledger.incident.review.ReviewCommand.FollowAction;
import org.aimsledger.incident.review.ReviewCommand.FollowReassessment;
import org.aimsledger.incident.review.ReviewCommand.Learn;
import org.aimsledger.incident.review.ReviewCommand.PlanAction;
import org.aimsledger.incident.review.ReviewCommand.RecordMisfit;
import org.aimsledger.incident.review.ReviewCommand.RecordProposal;
import org.aimsledger.incident.review.ReviewCommand.ReturnReassessment;
import org.aimsledger.incident.review.ReviewCommand.Start;
import org.aimsledger.incident.review.ReviewCommand.Waive;
import org.aimsledger.incident.review.ReviewCommand.WithdrawCause;
import org.aimsledger.incident.review.ReviewRejection.CommanderMayNotWaive;
import org.aimsledger.incident.review.ReviewRejection.DueInPast;
import org.aimsledger.incident.review.ReviewRejection.LessonMissing;
import org.aimsledger.incident.review.ReviewRejection.LowererMayNotWaive;
import org.aimsledger.incident.review.ReviewRejection.NotIndependent;
import org.aimsledger.incident.review.ReviewRejection.NotResolved;
import org.aimsledger.incident.review.ReviewRejection.NotStarted;
import org.aimsledger.incident.review.ReviewRejection.NotTheFacilitator;
import org.aimsledger.incident.review.ReviewRejection.RootCauseMissing;
import org.aimsledger.incident.review.ReviewRejection.Settled;
import org.aimsledger.incident.review.ReviewRejection.TooMany;
import org.aimsledger.incident.review.ReviewRejection.TooSevereToWaive;
import org.aimsledger.incident.review.ReviewRejection.UnderwayAlready;
import org.aimsledger.incident.review.ReviewRejection.UnknownCategory;
import org.aimsledger.incident.review.ReviewRejection.UnknownCause;
import org.aimsledger.incident.review.ReviewRejection.UnknownIncident;
import org.aimsledger.incident.review.ReviewRejection.UnknownPlaybook;
import org.jspecify.annotations.Nullable;

/// The rules of reviews: whoever leads one had no part in the incident, when it begins and when it
/// ends, and says alone what the causes were. What other services tell is in `FollowingRules`.
final class ReviewDecider implements Decider<ReviewCommand, Review, ReviewEvent, ReviewRejection> {
  private final CauseCategoryPacks categories;
  private final PlaybookPacks playbooks;

  ReviewDecider(CauseCategoryPacks categories, PlaybookPacks playbooks) {
    this.categories = categories;
    this.playbooks = playbooks;
  }

  @Override
  public Review initial() {
    return new Absent();
  }

  @Override
  public Review evolve(Review state, ReviewEvent event) {
    return ReviewHistory.evolve(state, event);
  }

  @Override
  public Decision<ReviewEvent, ReviewRejection> decide(ReviewCommand command, Review state) {
    return switch (command) {
      case Start c -> start(c, state);
      case ChangeFacilitator c -> whileUnderway(c, state, s -> changeFacilitator(c, s));
      case FindCause c -> asFacilitator(c, c.by(), state, s -> findCause(c, s));
      case WithdrawCause c -> asFacilitator(c, c.by(), state, s -> withdrawCause(c, s));
      case Learn c -> whileUnderway(c, state, s -> learn(c, s));
      case PlanAction c -> whileUnderway(c, state, s -> planAction(c, s));
      case Complete c -> complete(c, state);
      case Waive c -> waive(c, state);
      case FollowAction c -> FollowingRules.action(c, state);
      case FollowReassessment c -> FollowingRules.opened(c, state);
      case ReturnReassessment c -> FollowingRules.returned(c, state);
      case RecordProposal c -> FollowingRules.proposed(c, state);
      case RecordMisfit c -> FollowingRules.misfit(c, state);
    };
  }

  private static Decision<ReviewEvent, ReviewRejection> whileUnderway(
      ReviewCommand command,
      Review state,
      Function<Underway, Decision<ReviewEvent, ReviewRejection>> rule) {
    return switch (state) {
      case Absent _ -> reject(new NotStarted(command.incident()));
      case Underway underway -> rule.apply(underway);
      case Completed completed -> reject(new Settled(completed.told().at()));
      case Waived waived -> reject(new Settled(waived.told().at()));
    };
  }

  private static Decision<ReviewEvent, ReviewRejection> asFacilitator(
      ReviewCommand command,
      PersonId by,
      Review state,
      Function<Underway, Decision<ReviewEvent, ReviewRejection>> rule) {
    return whileUnderway(
        command,
        state,
        underway ->
            by.value().equals(underway.facilitator())
                ? rule.apply(underway)
                : reject(new NotTheFacilitator(underway.facilitator())));
  }

  /// What stands in the way of looking back at an incident at all.
  private static @Nullable ReviewRejection obstacle(
      ReviewCommand command, ReviewableIncident seen, @Nullable Instant settledAt) {
    if (!seen.known()) {
      return new UnknownIncident(command.incident());
    }
    var resolvedAt = seen.resolvedAt();
    if (resolvedAt == null) {
      return new NotResolved(command.incident());
    }
    return settledAt == null || settledAt.isBefore(resolvedAt) ? null : new Settled(settledAt);
  }

  private static @Nullable Instant settledAt(Review state) {
    return switch (state) {
      case Absent _, Underway _ -> null;
      case Completed completed -> completed.told().at();
      case Waived waived -> waived.told().at();
    };
  }

  private static Decision<ReviewEvent, ReviewRejection> start(Start c, Review state) {
    var facilitator = c.facilitator().value();
    if (state instanceof Underway underway) {
      return facilitator.equals(underway.facilitator())
          ? accept()
          : reject(new UnderwayAlready(underway.facilitator()));
    }
    var obstacle =
        // What was waived may be reviewed after all.
        obstacle(c, c.seen(), state instanceof Waived ? null : settledAt(state));
    if (obstacle != null) {
      return reject(obstacle);
    }
    return c.seen().involved().contains(facilitator)
        ? reject(new NotIndependent(facilitator))
        : accept(
            new Started(
                c.incident(), c.seen().systems(), facilitator, c.by().value(), kept(c.at())));
  }

  private static Decision<ReviewEvent, ReviewRejection> changeFacilitator(
      ChangeFacilitator c, Underway state) {
    var next = c.facilitator().value();
    if (next.equals(state.facilitator())) {
      return accept();
    }
    return c.seen().involved().contains(next)
        ? reject(new NotIndependent(next))
        : accept(
            new FacilitatorChanged(
                c.incident(), state.facilitator(), next, c.reason().value(), kept(c.at())));
  }

  private Decision<ReviewEvent, ReviewRejection> findCause(FindCause c, Underway state) {
    var pack = categories.at(c.at());
    if (pack.category(c.category()).isEmpty()) {
      return reject(new UnknownCategory(c.category(), pack.version().toString()));
    }
    return state.findings().causes().size() >= ReviewCommand.MOST
        ? reject(new TooMany("causes", ReviewCommand.MOST))
        : accept(
            new CauseFound(
                c.incident(),
                c.cause(),
                c.part(),
                c.category(),
                c.statement().value(),
                c.source(),
                pack.version().toString(),
                kept(c.at())));
  }

  private static Decision<ReviewEvent, ReviewRejection> withdrawCause(
      WithdrawCause c, Underway state) {
    var cause = state.findings().cause(c.cause()).orElse(null);
    if (cause == null) {
      return reject(new UnknownCause(c.cause()));
    }
    return cause.stands()
        ? accept(new CauseWithdrawn(c.incident(), c.cause(), c.reason().value(), kept(c.at())))
        : accept();
  }

  private Decision<ReviewEvent, ReviewRejection> learn(Learn c, Underway state) {
    var step = c.step();
    if (step != null) {
      var pack = playbooks.at(c.at());
      if (pack.playbook(step.playbook()).isEmpty()) {
        return reject(new UnknownPlaybook(step.playbook(), pack.version().toString()));
      }
    }
    return state.findings().lessons().size() >= ReviewCommand.MOST
        ? reject(new TooMany("lessons", ReviewCommand.MOST))
        : accept(
            new LessonLearnt(
                c.incident(), c.lesson(), c.text().value(), step, c.by().value(), kept(c.at())));
  }

  private static Decision<ReviewEvent, ReviewRejection> planAction(PlanAction c, Underway state) {
    var findings = state.findings();
    var today = c.at().atZone(ZoneOffset.UTC).toLocalDate();
    if (c.due().isBefore(today)) {
      return reject(new DueInPast(c.due(), today));
    }
    if (c.cause() != null && findings.cause(c.cause()).filter(Cause::stands).isEmpty()) {
      return reject(new UnknownCause(c.cause()));
    }
    return findings.actions().size() >= ReviewCommand.MOST
        ? reject(new TooMany("actions", ReviewCommand.MOST))
        : accept(
            new CorrectiveActionPlanned(
                c.incident(),
                c.action(),
                findings.systems(),
                c.cause(),
                c.title(),
                c.description().value(),
                c.owner().value(),
                c.due(),
                c.by().value(),
                kept(c.at())));
  }

  private static Decision<ReviewEvent, ReviewRejection> complete(Complete c, Review state) {
    return state instanceof Completed done
            && done.told().text().equals(c.summary().value())
            && done.facilitator().equals(c.by().value())
        ? accept()
        : asFacilitator(c, c.by(), state, underway -> complete(c, underway));
  }

  private static Decision<ReviewEvent, ReviewRejection> complete(Complete c, Underway state) {
    var obstacle = obstacle(c, c.seen(), null);
    if (obstacle != null) {
      return reject(obstacle);
    }
    // He may have taken a part in the incident since he was chosen.
    if (c.seen().involved().contains(state.facilitator())) {
      return reject(new NotIndependent(state.facilitator()));
    }
    var findings = state.findings();
    if (findings.roots().isEmpty()) {
      return reject(new RootCauseMissing(c.incident()));
    }
    if (findings.lessons().isEmpty()) {
      return reject(new LessonMissing(c.incident()));
    }
    var at = kept(c.at());
    var systems = c.seen().systems();
    var events = new ArrayList<ReviewEvent>();
    events.add(
        new ReviewEvent.Completed(
            c.incident(), systems, c.summary().value(), state.facilitator(), at));
    if (!systems.isEmpty()) {
      events.add(new RiskReassessmentTriggered(c.incident(), systems, found(findings), at));
    }
    return acceptAll(events);
  }

  /// What risk-service is told of the causes.
  private static String found(Findings findings) {
    return Texts.quoted(
        findings.roots().stream()
            .map(cause -> cause.category() + ": " + cause.statement())
            .collect(Collectors.joining("; ")),
        Reason.MAX);
  }

  private static Decision<ReviewEvent, ReviewRejection> waive(Waive c, Review state) {
    if (state instanceof Underway underway) {
      return reject(new UnderwayAlready(underway.facilitator()));
    }
    var obstacle = obstacle(c, c.seen(), settledAt(state));
    if (obstacle instanceof Settled && state instanceof Waived) {
      return accept();
    }
    if (obstacle != null) {
      return reject(obstacle);
    }
    return switch (c.seen().severity()) {
      case UNDECIDED, SEV1, SEV2 -> reject(new TooSevereToWaive(c.seen().severity()));
      case SEV3, SEV4 -> waive(c, c.seen().severity());
    };
  }

  private static Decision<ReviewEvent, ReviewRejection> waive(Waive c, Severity severity) {
    var by = c.by().value();
    if (c.seen().commanders().contains(by)) {
      return reject(new CommanderMayNotWaive(by));
    }
    // Else one person could make an incident too small to be looked back at.
    return c.seen().lowering().contains(by)
        ? reject(new LowererMayNotWaive(by))
        : accept(
            new ReviewEvent.Waived(c.incident(), severity, c.reason().value(), by, kept(c.at())));
  }

  private static Instant kept(Instant at) {
    return WorldTime.kept(at);
  }
}
