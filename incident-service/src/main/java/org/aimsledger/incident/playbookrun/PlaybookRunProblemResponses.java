package org.aimsledger.incident.playbookrun;

import java.util.UUID;
import org.aimsledger.contracts.incident.StepGuard;
import org.aimsledger.incident.playbookrun.PlaybookRunRejection.GuardNotMet;
import org.aimsledger.incident.playbookrun.PlaybookRunRejection.RunHasEnded;
import org.aimsledger.incident.playbookrun.PlaybookRunRejection.RunIsAnother;
import org.aimsledger.incident.playbookrun.PlaybookRunRejection.StepsOpen;
import org.aimsledger.incident.playbookrun.PlaybookRunRejection.UnknownRun;
import org.aimsledger.incident.playbookrun.PlaybookRunRejection.UnknownStep;
import org.aimsledger.servicekit.problem.Problem;
import org.aimsledger.servicekit.problem.Problems;

/// Each business "no" with its status and with what to do about it.
final class PlaybookRunProblemResponses {
  private PlaybookRunProblemResponses() {}

  static Problem of(PlaybookRunRejection rejection) {
    return switch (rejection) {
      case UnknownRun r -> unknown(r.run());
      case RunIsAnother r ->
          Problem.of(
              409,
              "playbook-run/is-another",
              "The id is in use",
              "The run " + r.run() + " is one of the playbook " + r.playbook() + ".");
      case UnknownStep r ->
          Problem.of(
              404,
              "playbook-run/unknown-step",
              "No such step",
              "There is no step " + r.step() + "; there are " + String.join(", ", r.known()) + ".");
      case GuardNotMet r ->
          Problem.of(
                  409,
                  "playbook-run/guard-not-met",
                  "Something has to be done before",
                  "The step " + r.step() + " waits: " + (r.drill() ? drill(r) : todo(r.guard())))
              .with("guard", r.guard().name());
      case StepsOpen r ->
          Problem.of(
                  409,
                  "playbook-run/steps-open",
                  "Steps are open",
                  "Say of each what became of it: done, skipped with a reason, or not applicable.")
              .with("steps", r.steps());
      case RunHasEnded r ->
          Problem.of(
              409,
              "playbook-run/has-ended",
              "The run has ended",
              "It was " + (r.completed() ? "completed" : "abandoned") + "; it stays as it is.");
    };
  }

  private static String todo(StepGuard guard) {
    return switch (guard) {
      case CONTAINED -> "order something that contains the incident first.";
      case EVIDENCE_HELD -> "put the evidence of the incident on hold first.";
      case REPORTABILITY_DECIDED -> "decide first whether to report, under one regime at least.";
    };
  }

  private static String drill(GuardNotMet rejection) {
    return "do all steps of the phase "
        + PlaybookRunDecider.phaseOf(rejection.guard())
        + " of this drill first.";
  }

  static Problem unknown(UUID run) {
    return Problems.notFound("playbook-run/unknown", "run of a playbook", run);
  }

  static Problem unknownPlaybook() {
    return Problems.invalidField("playbook", "must be one of GET /api/incident/v1/playbooks");
  }
}
