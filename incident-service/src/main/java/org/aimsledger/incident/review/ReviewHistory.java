package org.aimsledger.incident.review;

import org.aimsledger.contracts.incident.ActionStanding;
import org.aimsledger.contracts.incident.ReviewEvent;
import org.aimsledger.contracts.incident.ReviewEvent.CauseFound;
import org.aimsledger.contracts.incident.ReviewEvent.CauseWithdrawn;
import org.aimsledger.contracts.incident.ReviewEvent.CorrectiveActionFollowed;
import org.aimsledger.contracts.incident.ReviewEvent.CorrectiveActionPlanned;
import org.aimsledger.contracts.incident.ReviewEvent.FacilitatorChanged;
import org.aimsledger.contracts.incident.ReviewEvent.LessonLearnt;
import org.aimsledger.contracts.incident.ReviewEvent.PlaybookNotProposed;
import org.aimsledger.contracts.incident.ReviewEvent.PlaybookProposed;
import org.aimsledger.contracts.incident.ReviewEvent.RiskReassessmentOpened;
import org.aimsledger.contracts.incident.ReviewEvent.RiskReassessmentReturned;
import org.aimsledger.contracts.incident.ReviewEvent.RiskReassessmentTriggered;
import org.aimsledger.contracts.incident.ReviewEvent.Started;
import org.aimsledger.eventstore.core.CorruptStreamException;
import org.aimsledger.incident.review.Findings.Action;
import org.aimsledger.incident.review.Findings.Cause;
import org.aimsledger.incident.review.Findings.Lesson;
import org.aimsledger.incident.review.Findings.Reassessment;
import org.aimsledger.incident.review.Findings.Told;
import org.aimsledger.incident.review.Review.Absent;
import org.aimsledger.incident.review.Review.Completed;
import org.aimsledger.incident.review.Review.Known;
import org.aimsledger.incident.review.Review.Underway;
import org.aimsledger.incident.review.Review.Waived;

/// What state the events of one review lead to.
final class ReviewHistory {
  private ReviewHistory() {}

  static Review evolve(Review state, ReviewEvent event) {
    return switch (event) {
      case Started e when !(state instanceof Underway) ->
          new Underway(findings(state).of(e.systems()), e.facilitator(), e.at());
      case FacilitatorChanged e when state instanceof Underway s ->
          new Underway(s.findings(), e.facilitator(), s.startedAt());
      case ReviewEvent.Completed e when state instanceof Underway s ->
          new Completed(
              s.findings().of(e.systems()),
              e.facilitator(),
              new Told(e.facilitator(), e.summary(), e.at()));
      case ReviewEvent.Waived e when !(state instanceof Underway) ->
          new Waived(findings(state), new Told(e.by(), e.reason(), e.at()));
      case Started _, FacilitatorChanged _, ReviewEvent.Completed _, ReviewEvent.Waived _ ->
          throw new CorruptStreamException(state, event);
      case CauseFound _,
          CauseWithdrawn _,
          LessonLearnt _,
          PlaybookProposed _,
          PlaybookNotProposed _,
          CorrectiveActionPlanned _,
          CorrectiveActionFollowed _,
          RiskReassessmentTriggered _,
          RiskReassessmentOpened _,
          RiskReassessmentReturned _ ->
          state instanceof Known known
              ? known.with(found(known.findings(), event))
              : corrupt(state, event);
    };
  }

  private static Findings findings(Review state) {
    return switch (state) {
      case Absent _ -> Findings.NONE;
      case Known known -> known.findings();
    };
  }

  private static Review corrupt(Review state, ReviewEvent event) {
    throw new CorruptStreamException(state, event);
  }

  private static Findings found(Findings findings, ReviewEvent event) {
    return switch (event) {
      case CauseFound e ->
          findings.with(
              new Cause(
                  e.cause(),
                  e.part(),
                  e.category(),
                  e.statement(),
                  e.source(),
                  e.packVersion(),
                  e.at(),
                  null));
      case CauseWithdrawn e -> {
        var was = findings.cause(e.cause()).orElseThrow(() -> corrupt(event));
        yield findings.with(
            new Cause(
                was.id(),
                was.part(),
                was.category(),
                was.statement(),
                was.source(),
                was.packVersion(),
                was.at(),
                e.reason()));
      }
      case LessonLearnt e ->
          findings.with(new Lesson(e.lesson(), e.text(), e.step(), e.by(), e.at(), null, null));
      case PlaybookProposed e -> {
        var was = findings.lesson(e.lesson()).orElseThrow(() -> corrupt(event));
        yield findings.with(
            new Lesson(was.id(), was.text(), was.step(), was.by(), was.at(), e.version(), null));
      }
      case PlaybookNotProposed e -> {
        var was = findings.lesson(e.lesson()).orElseThrow(() -> corrupt(event));
        yield findings.with(
            new Lesson(was.id(), was.text(), was.step(), was.by(), was.at(), null, e.reason()));
      }
      case CorrectiveActionPlanned e ->
          findings.with(
              new Action(
                  e.action(),
                  e.cause(),
                  e.title(),
                  e.owner(),
                  e.due(),
                  ActionStanding.PLANNED,
                  e.at(),
                  e.at()));
      case CorrectiveActionFollowed e -> {
        var was = findings.action(e.action()).orElseThrow(() -> corrupt(event));
        yield findings.with(
            new Action(
                was.id(),
                was.cause(),
                was.title(),
                was.owner(),
                e.due(),
                e.standing(),
                was.plannedAt(),
                e.at()));
      }
      case RiskReassessmentTriggered e -> triggered(findings, e);
      case RiskReassessmentOpened e -> {
        var was = findings.reassessment(e.system()).orElseThrow(() -> corrupt(event));
        yield findings.with(
            new Reassessment(was.system(), was.triggeredAt(), e.assessment(), e.due(), null));
      }
      case RiskReassessmentReturned e -> {
        var was = findings.reassessment(e.system()).orElseThrow(() -> corrupt(event));
        yield findings.with(
            new Reassessment(was.system(), was.triggeredAt(), e.assessment(), was.due(), e.at()));
      }
      case Started _, FacilitatorChanged _, ReviewEvent.Completed _, ReviewEvent.Waived _ ->
          throw new IllegalStateException("nothing found in " + event);
    };
  }

  private static Findings triggered(Findings findings, RiskReassessmentTriggered event) {
    var next = findings;
    for (var system : event.systems()) {
      next = next.with(new Reassessment(system, event.at(), null, null, null));
    }
    return next;
  }

  private static CorruptStreamException corrupt(ReviewEvent event) {
    return new CorruptStreamException("nothing to change", event);
  }
}
