package org.aimsledger.incident.signal;

import org.aimsledger.incident.signal.SignalRejection.AlreadyReported;
import org.aimsledger.incident.signal.SignalRejection.IncidentStands;
import org.aimsledger.incident.signal.SignalRejection.IsJudged;
import org.aimsledger.incident.signal.SignalRejection.IsMerged;
import org.aimsledger.incident.signal.SignalRejection.MergeIntoItself;
import org.aimsledger.incident.signal.SignalRejection.MergeTargetUnusable;
import org.aimsledger.incident.signal.SignalRejection.NoStatement;
import org.aimsledger.incident.signal.SignalRejection.NoSystemOfOurs;
import org.aimsledger.incident.signal.SignalRejection.TimeInFuture;
import org.aimsledger.incident.signal.SignalRejection.TooManyLabels;
import org.aimsledger.incident.signal.SignalRejection.UnknownSignal;
import org.aimsledger.incident.signal.SignalRejection.UnknownSystems;
import org.aimsledger.incident.signal.SignalRejection.WordsOfOthers;
import org.aimsledger.servicekit.problem.Problem;
import org.aimsledger.servicekit.problem.Problems;

/// Status and words for each refusal.
final class SignalProblemResponses {
  private SignalProblemResponses() {}

  static Problem of(SignalRejection rejection) {
    return switch (rejection) {
      case UnknownSignal r -> Problems.notFound("signal/unknown", "signal", r.signal());
      case AlreadyReported r ->
          conflict(
              "already-reported",
              "The id is in use",
              "Signal " + r.signal() + " tells of something else. Report it under another id.");
      case UnknownSystems r ->
          unprocessable(
                  "unknown-systems",
                  "The inventory doesn't have these systems",
                  "Register them, or leave them out and match the signal later.")
              .with("systems", r.systems())
              .withError("systems", "names systems that are not in the inventory");
      case TimeInFuture r ->
          unprocessable(
                  "time-in-future",
                  "A time lies in the future",
                  r.field() + " is " + r.given() + ", it is now " + r.now() + ".")
              .withError(r.field(), "must not be later than " + r.now());
      case TooManyLabels r ->
          unprocessable(
                  "too-many-labels",
                  "Too many labels",
                  "A signal has at most " + r.most() + " labels.")
              .withError("labels", "must be at most " + r.most() + " in all");
      case WordsOfOthers _ ->
          conflict(
              "words-of-others",
              "These are the words of an outside source",
              "They change when the source is imported again. Say what you think of it in the"
                  + " reason of your decision.");
      case IsMerged r ->
          conflict(
                  "merged",
                  "Another signal carries on",
                  "It was merged into " + r.into() + ". Separate it first, or work on that one.")
              .with("into", r.into());
      case IsJudged r ->
          conflict(
              "judged",
              "It was decided what it is",
              "It is " + r.decision() + ". Only a signal that is open can be merged.");
      case MergeIntoItself _ ->
          unprocessable(
                  "merge-into-itself",
                  "A signal can't be merged into itself",
                  "Name the other one.")
              .withError("into", "must be another signal");
      case MergeTargetUnusable r -> mergeTarget(r);
      case NoSystemOfOurs _ ->
          conflict(
              "no-system-of-ours",
              "It happened to others",
              "Match it to the systems of ours that it concerns; then it can be an incident.");
      case IncidentStands _ ->
          conflict(
              "incident-stands",
              "It is an incident",
              "Go on there: an incident that is none is rejected there, with a reason.");
      case NoStatement r ->
          Problem.of(
              404,
              "signal/no-statement",
              "Nothing is sealed",
              "Signal " + r.signal() + " has no statement of a protected person.");
    };
  }

  private static Problem mergeTarget(MergeTargetUnusable rejection) {
    return switch (rejection.target()) {
      case ABSENT ->
          unprocessable(
                  "merge-target-unknown",
                  "Unknown signal to merge into",
                  "There is no signal " + rejection.into() + ".")
              .withError("into", "is no signal");
      case MERGED_ITSELF ->
          conflict(
              "merge-target-merged",
              "The other signal is merged itself",
              "Merge into the one that carries on for " + rejection.into() + ".");
      case USABLE -> throw new IllegalStateException("nothing wrong with it");
    };
  }

  private static Problem conflict(String slug, String title, String detail) {
    return Problem.of(409, "signal/" + slug, title, detail);
  }

  private static Problem unprocessable(String slug, String title, String detail) {
    return Problem.of(422, "signal/" + slug, title, detail);
  }
}
