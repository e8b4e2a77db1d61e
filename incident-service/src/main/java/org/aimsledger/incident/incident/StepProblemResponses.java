package org.aimsledger.incident.incident;

import static org.aimsledger.incident.incident.IncidentProblemResponses.conflict;
import static org.aimsledger.incident.incident.IncidentProblemResponses.unprocessable;

import org.aimsledger.incident.incident.IncidentRejection.CommanderHasNoOtherRole;
import org.aimsledger.incident.incident.IncidentRejection.EvidenceNotHeld;
import org.aimsledger.incident.incident.IncidentRejection.SelfMadeLegal;
import org.aimsledger.incident.incident.IncidentRejection.StepRefused;
import org.aimsledger.incident.incident.IncidentRejection.SystemContained;
import org.aimsledger.incident.incident.IncidentRejection.TimesContradict;
import org.aimsledger.incident.incident.IncidentRejection.TooManyLinks;
import org.aimsledger.incident.incident.IncidentRejection.UnknownEntries;
import org.aimsledger.incident.incident.IncidentRejection.UnknownTaxonomy;
import org.aimsledger.incident.incident.IncidentRejection.WatchNotOver;
import org.aimsledger.incident.incident.IncidentRejection.WatchOverAlready;
import org.aimsledger.servicekit.problem.Problem;

/// Each "no" to a part in the response, a step of the mending, or a classification.
final class StepProblemResponses {
  private StepProblemResponses() {}

  static Problem of(StepRefused rejection) {
    return switch (rejection) {
      case CommanderHasNoOtherRole r ->
          conflict(
                  "commander-has-no-other-role",
                  "Who commands has no other part",
                  r.person()
                      + " would command and have another part. Assign one of them to somebody"
                      + " else.")
              .with("person", r.person());
      case SelfMadeLegal _ ->
          Problem.of(
              403,
              "incident/self-made-legal",
              "Nobody takes this part by himself",
              "Somebody else has to assign LEGAL to you.");
      case EvidenceNotHeld _ ->
          conflict(
              "evidence-not-held",
              "No evidence is held",
              "POST to evidence/hold before anything is altered, or say in withoutEvidence why none"
                  + " is needed.");
      case WatchNotOver r ->
          conflict(
                  "watch-not-over",
                  "It is still watched",
                  "It is watched until "
                      + r.until()
                      + ". If it came back, POST to eradication; to watch it for longer, to"
                      + " monitoring.")
              .with("until", r.until());
      case WatchOverAlready r ->
          unprocessable(
                  "watch-over-already",
                  "The watch would be over",
                  "until is " + r.until() + ", it is now " + r.now() + ".")
              .withError("until", "must be later than " + r.now());
      case TimesContradict r ->
          unprocessable(
                  "times-contradict",
                  "Two times contradict each other",
                  "%s is known as %s (%s), %s as %s (%s). Correct the other one first, or say how imprecisely it is known."
                      .formatted(
                          r.earlierMoment(),
                          r.earlier().time(),
                          r.earlier().precision(),
                          r.laterMoment(),
                          r.later().time(),
                          r.later().precision()))
              .with("moment", r.moment())
              .withError("time", "can't be true together with " + other(r));
      case TooManyLinks r ->
          conflict(
              "too-many-links",
              "Too many links",
              "An incident is linked to at most " + r.most() + " records. Take one away first.");
      case SystemContained r ->
          conflict(
                  "system-contained",
                  "The system is contained because of this incident",
                  "Release its containment, and wait until its owner has let go of it.")
              .with("system", r.system());
      case UnknownTaxonomy r ->
          unprocessable(
                  "unknown-taxonomy",
                  "A vocabulary that the pack doesn't have",
                  r.policyVersion() + " has no " + r.taxonomy() + ".")
              .withError("taxonomy", "must be an id of GET /api/incident/v1/taxonomies");
      case UnknownEntries r ->
          unprocessable(
                  "unknown-entries",
                  "Words that the vocabulary doesn't have",
                  "%s, edition %s, of %s has no %s."
                      .formatted(
                          r.taxonomy(),
                          r.edition(),
                          r.policyVersion(),
                          String.join(", ", r.entries())))
              .withError(
                  "entries", "must be ids of GET /api/incident/v1/taxonomies/" + r.taxonomy());
    };
  }

  private static String other(TimesContradict r) {
    return r.earlierMoment() == r.moment() ? r.laterMoment() : r.earlierMoment().name();
  }
}
