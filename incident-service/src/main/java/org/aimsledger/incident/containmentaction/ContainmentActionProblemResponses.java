package org.aimsledger.incident.containmentaction;

import org.aimsledger.incident.containmentaction.ContainmentActionRejection.ActionHasEnded;
import org.aimsledger.incident.containmentaction.ContainmentActionRejection.ActionIsAnother;
import org.aimsledger.incident.containmentaction.ContainmentActionRejection.EvidenceOnHold;
import org.aimsledger.incident.containmentaction.ContainmentActionRejection.IncidentNotTaken;
import org.aimsledger.incident.containmentaction.ContainmentActionRejection.SystemNotLinked;
import org.aimsledger.incident.containmentaction.ContainmentActionRejection.TooManyActions;
import org.aimsledger.incident.containmentaction.ContainmentActionRejection.UnknownAction;
import org.aimsledger.incident.containmentaction.ContainmentActionRejection.UnknownIncident;
import org.aimsledger.servicekit.problem.Problem;
import org.aimsledger.servicekit.problem.Problems;

/// Each business "no" with its status and with what to do about it.
final class ContainmentActionProblemResponses {
  private ContainmentActionProblemResponses() {}

  static Problem of(ContainmentActionRejection rejection) {
    return switch (rejection) {
      case UnknownIncident r -> Problems.notFound("incident/unknown", "incident", r.incident());
      case IncidentNotTaken _ ->
          conflict(
              "incident-not-taken",
              "Nobody responds to it now",
              "Acknowledge the incident first; of a settled one, reopen it.");
      case SystemNotLinked r ->
          Problem.of(
                  422,
                  "containment-action/system-not-linked",
                  "The system is not of this incident",
                  "Link " + r.system() + " to the incident first.")
              .withError("system", "must belong to the incident");
      case EvidenceOnHold r ->
          conflict(
                  "evidence-on-hold",
                  "Evidence is on hold",
                  "POST to evidence/alterations, and let somebody else decide, before the system is altered.")
              .with("measure", r.measure().name());
      case TooManyActions r ->
          conflict(
              "too-many", "No more measures", "An incident has at most " + r.most() + " of them.");
      case UnknownAction r ->
          Problems.notFound("containment-action/unknown", "measure", r.action());
      case ActionIsAnother r ->
          conflict(
              "is-another", "The id is in use", "Another measure has the id " + r.action() + ".");
      case ActionHasEnded r ->
          conflict(
                  "has-ended",
                  "The measure has ended",
                  "It is " + r.status() + ". Order a new one where it is needed.")
              .with("status", r.status());
    };
  }

  private static Problem conflict(String slug, String title, String detail) {
    return Problem.of(409, "containment-action/" + slug, title, detail);
  }
}
