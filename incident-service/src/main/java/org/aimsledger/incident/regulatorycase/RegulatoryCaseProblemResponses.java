package org.aimsledger.incident.regulatorycase;

import org.aimsledger.incident.regulatorycase.RegulatoryCaseRejection.ClockHasEnded;
import org.aimsledger.incident.regulatorycase.RegulatoryCaseRejection.DecisionStands;
import org.aimsledger.incident.regulatorycase.RegulatoryCaseRejection.DutiesDiffer;
import org.aimsledger.incident.regulatorycase.RegulatoryCaseRejection.FiledBeforeTrigger;
import org.aimsledger.incident.regulatorycase.RegulatoryCaseRejection.FilingIsAnother;
import org.aimsledger.incident.regulatorycase.RegulatoryCaseRejection.IncompleteNotAllowed;
import org.aimsledger.incident.regulatorycase.RegulatoryCaseRejection.LegalMissing;
import org.aimsledger.incident.regulatorycase.RegulatoryCaseRejection.NoFacts;
import org.aimsledger.incident.regulatorycase.RegulatoryCaseRejection.NoReliefProposed;
import org.aimsledger.incident.regulatorycase.RegulatoryCaseRejection.NotLegal;
import org.aimsledger.incident.regulatorycase.RegulatoryCaseRejection.NothingRestated;
import org.aimsledger.incident.regulatorycase.RegulatoryCaseRejection.ProposerMayNotApprove;
import org.aimsledger.incident.regulatorycase.RegulatoryCaseRejection.ReliefIsPending;
import org.aimsledger.incident.regulatorycase.RegulatoryCaseRejection.TimeInFuture;
import org.aimsledger.incident.regulatorycase.RegulatoryCaseRejection.TollingHasEnded;
import org.aimsledger.incident.regulatorycase.RegulatoryCaseRejection.UnknownCalendar;
import org.aimsledger.incident.regulatorycase.RegulatoryCaseRejection.UnknownClock;
import org.aimsledger.incident.regulatorycase.RegulatoryCaseRejection.UnknownFacts;
import org.aimsledger.incident.regulatorycase.RegulatoryCaseRejection.UnknownRegime;
import org.aimsledger.servicekit.problem.Problem;
import org.aimsledger.servicekit.problem.Problems;

/// Each business "no" with its status and with what to do about it.
final class RegulatoryCaseProblemResponses {
  private RegulatoryCaseProblemResponses() {}

  static Problem of(RegulatoryCaseRejection rejection) {
    return switch (rejection) {
      case NoFacts r ->
          Problems.notFound(
              "regulatory-case/no-facts", "statement of facts about incident", r.incident());
      case LegalMissing _ ->
          conflict(
              "legal-missing",
              "Nobody answers for the law yet",
              "POST to roles of the incident: somebody gets the part LEGAL, and decides.");
      case NotLegal r ->
          Problem.of(
                  403,
                  "regulatory-case/not-legal",
                  "Somebody else answers for the law",
                  r.legal()
                      + " decides on reporting and signs what is filed, or hands the part over by"
                      + " POST to roles of the incident.")
              .with("legal", r.legal());
      case UnknownFacts r ->
          unprocessable(
                  "unknown-facts",
                  "Facts that no rule knows",
                  r.policyVersion() + " knows no " + String.join(", ", r.facts()) + ".")
              .withError("facts", "must be ids of GET /api/incident/v1/legal-clock-rules");
      case UnknownRegime r ->
          unprocessable(
                  "unknown-regime",
                  "A regime that no rule knows",
                  r.policyVersion() + " knows no " + r.regime() + ".")
              .withError("regime", "must be an id of GET /api/incident/v1/legal-clock-rules");
      case UnknownCalendar r ->
          unprocessable(
                  "unknown-calendar",
                  "No calendar of holidays",
                  "There is no calendar " + r.calendar() + ".")
              .withError("holidays", "must be one of " + String.join(", ", r.known()));
      case TimeInFuture r ->
          unprocessable(
                  "time-in-future",
                  "A time lies in the future",
                  r.field() + " is " + r.given() + ", it is now " + r.now() + ".")
              .withError(r.field(), "must not be later than " + r.now());
      case UnknownClock r ->
          Problem.of(
              404,
              "regulatory-case/unknown-clock",
              "No such clock",
              "The case has no clock " + r.clock() + ".");
      case DutiesDiffer r -> dutiesDiffer(r);
      case ClockHasEnded r ->
          conflict(
                  "clock-has-ended",
                  "The clock has ended",
                  "The clock " + r.clock() + " is " + r.how() + ".")
              .with("clock", r.clock());
      case ReliefIsPending r ->
          conflict(
              "relief-is-pending",
              "A proposal is waiting",
              r.proposedBy() + " has proposed something for this clock. Agree or refuse first.");
      case NothingRestated r ->
          conflict(
              "nothing-restated",
              "No later moment was stated",
              "State the facts first. If they were stated anew since the proposal, refuse it and"
                  + " propose again for "
                  + r.clock()
                  + ".");
      case NoReliefProposed r ->
          conflict(
              "no-relief-proposed",
              "Nothing was proposed",
              "POST to clocks/" + r.clock() + "/relief first.");
      case ProposerMayNotApprove r ->
          Problem.of(
              403,
              "regulatory-case/proposer-may-not-approve",
              "Who proposes does not approve",
              r.person() + " has proposed it. Somebody else has to agree.");
      case TollingHasEnded r ->
          unprocessable(
                  "tolling-has-ended",
                  "The tolling would be over",
                  "until is " + r.until() + ", it is now " + r.now() + ".")
              .withError("until", "must be later than " + r.now());
      case IncompleteNotAllowed r ->
          unprocessable(
                  "incomplete-not-allowed",
                  "The law wants the whole report",
                  "The clock " + r.clock() + " is not met by an incomplete report.")
              .withError("complete", "must be true");
      case FiledBeforeTrigger r ->
          unprocessable(
                  "filed-before-trigger",
                  "Filed before the duty began",
                  "The clock " + r.clock() + " counts from " + r.triggerAt() + ".")
              .withError("filedAt", "must not be before " + r.triggerAt());
      case FilingIsAnother r ->
          conflict(
              "filing-is-another",
              "The id is in use",
              "Another report has the id " + r.filing() + ".");
      case DecisionStands _ ->
          unprocessable(
                  "decision-stands",
                  "A decision is not taken back",
                  "Decide on another value; it can not become undecided again.")
              .withError("decision", "must not be UNDECIDED any more");
    };
  }

  private static Problem dutiesDiffer(DutiesDiffer r) {
    return unprocessable(
            "duties-differ",
            "One report does not meet both duties",
            "The clocks "
                + r.clock()
                + " ("
                + r.regime()
                + ") and "
                + r.other()
                + " ("
                + r.otherRegime()
                + ") are of different regimes or owed to different addressees. Record a"
                + " filing for each, with its own proof.")
        .withError("clocks", "must be of one regime and owed to one addressee");
  }

  private static Problem conflict(String slug, String title, String detail) {
    return Problem.of(409, "regulatory-case/" + slug, title, detail);
  }

  private static Problem unprocessable(String slug, String title, String detail) {
    return Problem.of(422, "regulatory-case/" + slug, title, detail);
  }
}
