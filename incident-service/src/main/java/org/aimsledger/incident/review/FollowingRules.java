package org.aimsledger.incident.review;

import static org.aimsledger.eventstore.core.Decision.accept;
import static org.aimsledger.eventstore.core.Decision.reject;

import java.util.function.Function;
import org.aimsledger.contracts.incident.ReviewEvent;
import org.aimsledger.contracts.incident.ReviewEvent.CorrectiveActionFollowed;
import org.aimsledger.contracts.incident.ReviewEvent.PlaybookNotProposed;
import org.aimsledger.contracts.incident.ReviewEvent.PlaybookProposed;
import org.aimsledger.contracts.incident.ReviewEvent.RiskReassessmentOpened;
import org.aimsledger.contracts.incident.ReviewEvent.RiskReassessmentReturned;
import org.aimsledger.eventstore.core.Decision;
import org.aimsledger.incident.platform.WorldTime;
import org.aimsledger.incident.review.Review.Absent;
import org.aimsledger.incident.review.Review.Known;
import org.aimsledger.incident.review.ReviewCommand.FollowAction;
import org.aimsledger.incident.review.ReviewCommand.FollowReassessment;
import org.aimsledger.incident.review.ReviewCommand.RecordMisfit;
import org.aimsledger.incident.review.ReviewCommand.RecordProposal;
import org.aimsledger.incident.review.ReviewCommand.ReturnReassessment;
import org.aimsledger.incident.review.ReviewRejection.NoReassessment;
import org.aimsledger.incident.review.ReviewRejection.NotStarted;
import org.aimsledger.incident.review.ReviewRejection.UnknownAction;
import org.aimsledger.incident.review.ReviewRejection.UnknownLesson;

/// What became elsewhere of what a review has found: also long after the incident was closed.
final class FollowingRules {
  private FollowingRules() {}

  static Decision<ReviewEvent, ReviewRejection> action(FollowAction c, Review state) {
    return ofKnown(
        c,
        state,
        findings -> {
          var action = findings.action(c.action()).orElse(null);
          if (action == null) {
            return reject(new UnknownAction(c.action()));
          }
          return action.standing() == c.standing() && action.due().equals(c.due())
              ? accept()
              : accept(
                  new CorrectiveActionFollowed(
                      c.incident(), c.action(), c.standing(), c.due(), WorldTime.kept(c.at())));
        });
  }

  static Decision<ReviewEvent, ReviewRejection> opened(FollowReassessment c, Review state) {
    return ofKnown(
        c,
        state,
        findings -> {
          var wanted = findings.reassessment(c.system()).orElse(null);
          if (wanted == null) {
            return reject(new NoReassessment(c.system()));
          }
          return c.due().equals(wanted.due())
              ? accept()
              : accept(
                  new RiskReassessmentOpened(
                      c.incident(), c.system(), c.assessment(), c.due(), WorldTime.kept(c.at())));
        });
  }

  static Decision<ReviewEvent, ReviewRejection> returned(ReturnReassessment c, Review state) {
    return ofKnown(
        c,
        state,
        findings -> {
          var wanted = findings.reassessment(c.system()).orElse(null);
          if (wanted == null) {
            return reject(new NoReassessment(c.system()));
          }
          return wanted.returnedAt() != null
              ? accept()
              : accept(
                  new RiskReassessmentReturned(
                      c.incident(), c.system(), c.assessment(), WorldTime.kept(c.at())));
        });
  }

  static Decision<ReviewEvent, ReviewRejection> proposed(RecordProposal c, Review state) {
    return ofKnown(
        c,
        state,
        findings -> {
          var lesson = findings.lesson(c.lesson()).orElse(null);
          var step = lesson == null ? null : lesson.step();
          if (lesson == null || step == null) {
            return reject(new UnknownLesson(c.lesson()));
          }
          return lesson.isSettled()
              ? accept()
              : accept(
                  new PlaybookProposed(
                      c.incident(),
                      c.lesson(),
                      step.playbook(),
                      c.version(),
                      WorldTime.kept(c.at())));
        });
  }

  static Decision<ReviewEvent, ReviewRejection> misfit(RecordMisfit c, Review state) {
    return ofKnown(
        c,
        state,
        findings -> {
          var lesson = findings.lesson(c.lesson()).orElse(null);
          var step = lesson == null ? null : lesson.step();
          if (lesson == null || step == null) {
            return reject(new UnknownLesson(c.lesson()));
          }
          return lesson.isSettled()
              ? accept()
              : accept(
                  new PlaybookNotProposed(
                      c.incident(),
                      c.lesson(),
                      step.playbook(),
                      c.reason().value(),
                      WorldTime.kept(c.at())));
        });
  }

  private static Decision<ReviewEvent, ReviewRejection> ofKnown(
      ReviewCommand command,
      Review state,
      Function<Findings, Decision<ReviewEvent, ReviewRejection>> rule) {
    return switch (state) {
      case Absent _ -> reject(new NotStarted(command.incident()));
      case Known known -> rule.apply(known.findings());
    };
  }
}
