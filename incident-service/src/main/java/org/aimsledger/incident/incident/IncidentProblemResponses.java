package org.aimsledger.incident.incident;

import org.aimsledger.incident.incident.IncidentRejection.ActionsNotOpened;
import org.aimsledger.incident.incident.IncidentRejection.AlreadyAcknowledged;
import org.aimsledger.incident.incident.IncidentRejection.AlreadyRaised;
import org.aimsledger.incident.incident.IncidentRejection.AlreadyTriaged;
import org.aimsledger.incident.incident.IncidentRejection.AnswerContradicts;
import org.aimsledger.incident.incident.IncidentRejection.AwareBeforeOccurrence;
import org.aimsledger.incident.incident.IncidentRejection.ClocksOpen;
import org.aimsledger.incident.incident.IncidentRejection.CommanderMayNotClose;
import org.aimsledger.incident.incident.IncidentRejection.ContainmentNotReleased;
import org.aimsledger.incident.incident.IncidentRejection.ContainmentUnanswered;
import org.aimsledger.incident.incident.IncidentRejection.EvidenceOnHold;
import org.aimsledger.incident.incident.IncidentRejection.FactsNotStated;
import org.aimsledger.incident.incident.IncidentRejection.JudgementStands;
import org.aimsledger.incident.incident.IncidentRejection.LoweringNeedsApprover;
import org.aimsledger.incident.incident.IncidentRejection.MeasuresUnanswered;
import org.aimsledger.incident.incident.IncidentRejection.MergeIntoItself;
import org.aimsledger.incident.incident.IncidentRejection.MergeTargetUnusable;
import org.aimsledger.incident.incident.IncidentRejection.NoContainment;
import org.aimsledger.incident.incident.IncidentRejection.NotAcknowledged;
import org.aimsledger.incident.incident.IncidentRejection.NotInThisState;
import org.aimsledger.incident.incident.IncidentRejection.NotReviewed;
import org.aimsledger.incident.incident.IncidentRejection.NotTriaged;
import org.aimsledger.incident.incident.IncidentRejection.PersonErased;
import org.aimsledger.incident.incident.IncidentRejection.ResponseBegun;
import org.aimsledger.incident.incident.IncidentRejection.ReviewMissing;
import org.aimsledger.incident.incident.IncidentRejection.ReviewUnfinished;
import org.aimsledger.incident.incident.IncidentRejection.StepRefused;
import org.aimsledger.incident.incident.IncidentRejection.StillOpen;
import org.aimsledger.incident.incident.IncidentRejection.SystemNotLinked;
import org.aimsledger.incident.incident.IncidentRejection.TimeInFuture;
import org.aimsledger.incident.incident.IncidentRejection.TooManyPersons;
import org.aimsledger.incident.incident.IncidentRejection.TooManySystems;
import org.aimsledger.incident.incident.IncidentRejection.UnknownIncident;
import org.aimsledger.incident.incident.IncidentRejection.UnknownPerson;
import org.aimsledger.servicekit.problem.Problem;
import org.aimsledger.servicekit.problem.Problems;

/// Each business "no" with its status and with what to do about it.
final class IncidentProblemResponses {
  private IncidentProblemResponses() {}

  static Problem of(IncidentRejection rejection) {
    return switch (rejection) {
      case UnknownIncident r -> Problems.notFound("incident/unknown", "incident", r.incident());
      case AlreadyRaised r ->
          conflict(
              "already-raised",
              "The id is in use",
              "Another report has the id " + r.incident() + ".");
      case AlreadyAcknowledged r ->
          conflict(
                  "already-acknowledged",
                  "Somebody has it already",
                  r.responder() + " has acknowledged this incident. Talk to them, or go on.")
              .with("responder", r.responder());
      case NotAcknowledged _ ->
          conflict(
              "not-acknowledged",
              "Nobody has acknowledged it",
              "POST to acknowledgement first: a named responder takes the incident.");
      case AlreadyTriaged _ ->
          conflict(
              "already-triaged",
              "It is triaged",
              "Change kind, severity, OECD severity or commander one by one, with a reason.");
      case NotTriaged _ -> conflict("not-triaged", "It is not triaged", "POST to triage first.");
      case NotInThisState r ->
          conflict(
                  "not-in-this-state",
                  "Not possible in this state",
                  "The incident is %s. Possible now: %s."
                      .formatted(r.status(), String.join(", ", Moves.from(r.status()))))
              .with("incidentStatus", r.status())
              .with("moves", Moves.from(r.status()));
      case ResponseBegun _ ->
          conflict(
              "response-begun",
              "It is rejected or merged before its triage only",
              "Resolve and close it: the summary may say that it was none, or name the incident that"
                  + " carries on. What is no incident can become a hazard or an issue by POST to kind.");
      case TooManySystems r ->
          conflict(
              "too-many-systems",
              "Too many systems",
              "An incident has at most " + r.most() + " systems. Raise another one.");
      case SystemNotLinked r ->
          conflict(
                  "system-not-linked",
                  "The system is not part of the incident",
                  "POST it to systems first, with the reason why it is concerned.")
              .with("system", r.system());
      case TooManyPersons r ->
          conflict(
              "too-many-persons",
              "Too many persons",
              "An incident has at most " + r.most() + " persons.");
      case UnknownPerson r -> unknownPerson(r);
      case PersonErased r ->
          conflict(
                  "person-erased",
                  "The person was erased",
                  "Nothing is written of this person any more.")
              .with("person", r.person());
      case NoContainment r ->
          Problems.notFound("incident/no-containment", "containment of system", r.system());
      case AnswerContradicts r ->
          conflict(
              "answer-contradicts",
              "The answer contradicts an earlier one",
              "The containment is known as " + r.known() + ".");
      case StillOpen r -> stillOpen(r);
      case TimeInFuture r ->
          unprocessable(
                  "time-in-future",
                  "A time lies in the future",
                  r.field() + " is " + r.given() + ", it is now " + r.now() + ".")
              .withError(r.field(), "must not be later than " + r.now());
      case AwareBeforeOccurrence r ->
          unprocessable(
                  "aware-before-occurrence",
                  "Aware before it occurred",
                  "It occurred at " + r.occurredAt() + ", so nobody was aware before.")
              .withError("awareAt", "must not be before " + r.occurredAt());
      case LoweringNeedsApprover r -> loweringNeedsApprover(r);
      case JudgementStands r ->
          unprocessable(
                  "judgement-stands",
                  "A judgement is not taken back",
                  "Decide on another value; it can not become undecided again.")
              .withError(r.field(), "must not be UNDECIDED any more");
      case CommanderMayNotClose r -> commanderMayNotClose(r);
      case StepRefused r -> StepProblemResponses.of(r);
      case EvidenceOnHold _ ->
          conflict(
              "evidence-on-hold",
              "Evidence is on hold",
              "POST to evidence/alterations, and let somebody else decide; or end the hold.");
      case NotReviewed r -> notReviewed(r);
      case MergeTargetUnusable r -> mergeTarget(r);
      case MergeIntoItself _ ->
          unprocessable(
                  "merge-into-itself",
                  "An incident can't be merged into itself",
                  "Name the other one.")
              .withError("into", "must be another incident");
    };
  }

  private static Problem stillOpen(StillOpen rejection) {
    return switch (rejection) {
      case ContainmentUnanswered r ->
          conflict(
                  "containment-unanswered",
                  "A containment is not answered",
                  "Wait for the inventory's answer, or release the containment.")
              .with("systems", r.systems());
      case MeasuresUnanswered r ->
          conflict(
                  "measures-unanswered",
                  "A measure is not answered",
                  "POST its answer to containment-actions/{action}/answer, or withdraw it with a"
                      + " reason.")
              .with("actions", r.actions());
      case ContainmentNotReleased r ->
          conflict(
                  "containment-not-released",
                  "A system is still contained",
                  "Release each containment first: nothing is released by itself.")
              .with("systems", r.systems());
      case FactsNotStated r ->
          conflict(
              "facts-not-stated",
              "Nobody has said whether the law asks for a report",
              "The incident is "
                  + r.severity()
                  + ". POST to regulatory-case/facts first, also where none is true of it.");
      case ClocksOpen r ->
          conflict(
                  "clocks-open",
                  "A legal clock is open",
                  "File the report, and whole where it was incomplete, or have two persons set the clock"
                      + " aside: see regulatory-case.")
              .with("clocks", r.clocks());
    };
  }

  private static Problem notReviewed(NotReviewed rejection) {
    return switch (rejection) {
      case ReviewMissing _ ->
          conflict(
              "review-missing",
              "Nobody has looked back at it",
              "POST to review with a facilitator who had no part in it; SEV3 and SEV4 can be waived.");
      case ReviewUnfinished r ->
          conflict(
              "review-unfinished",
              "The review is not done",
              r.facilitator() + " leads it, and ends it with a POST to review/completion.");
      case ActionsNotOpened r ->
          conflict(
                  "actions-not-opened",
                  "Nobody watches a corrective action yet",
                  "audit-service opens each by itself. Wait a moment; if it doesn't, see whether it runs.")
              .with("actions", r.actions());
    };
  }

  private static Problem loweringNeedsApprover(LoweringNeedsApprover r) {
    return Problem.of(
        403,
        "incident/lowering-needs-approver",
        "Lowering severity needs an approver",
        "Somebody with the role approver may lower it from " + r.from() + " to " + r.to() + ".");
  }

  private static Problem commanderMayNotClose(CommanderMayNotClose r) {
    return Problem.of(
        403,
        "incident/commander-may-not-close",
        "Who commanded may not close",
        r.commander()
            + " has commanded this incident. Somebody else has to agree that it is over.");
  }

  private static Problem unknownPerson(UnknownPerson rejection) {
    return unprocessable(
            "unknown-person",
            "Unknown person",
            "Leave `person` out for somebody new; the answer has the id.")
        .with("person", rejection.person())
        .withError("person", "is nobody's id");
  }

  private static Problem mergeTarget(MergeTargetUnusable rejection) {
    return switch (rejection.target()) {
      case ABSENT ->
          unprocessable(
                  "merge-target-unknown",
                  "Unknown incident to merge into",
                  "There is no incident " + rejection.into() + ".")
              .withError("into", "is no incident");
      case ENDED ->
          conflict(
              "merge-target-ended",
              "The other incident has ended",
              rejection.into() + " is closed, rejected or merged itself.");
      case CARRYING_ON -> throw new IllegalStateException("nothing wrong with it");
    };
  }

  static Problem conflict(String slug, String title, String detail) {
    return Problem.of(409, "incident/" + slug, title, detail);
  }

  static Problem unprocessable(String slug, String title, String detail) {
    return Problem.of(422, "incident/" + slug, title, detail);
  }
}
