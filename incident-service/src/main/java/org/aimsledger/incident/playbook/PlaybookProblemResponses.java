package org.aimsledger.incident.playbook;

import org.aimsledger.incident.playbook.PlaybookRejection.NothingProposed;
import org.aimsledger.incident.playbook.PlaybookRejection.ProposalIsPending;
import org.aimsledger.incident.playbook.PlaybookRejection.ProposerMayNotApprove;
import org.aimsledger.incident.playbook.PlaybookRejection.StepsNotAcceptable;
import org.aimsledger.incident.playbook.PlaybookRejection.UnknownPlaybook;
import org.aimsledger.servicekit.problem.Problem;
import org.aimsledger.servicekit.problem.Problems;

/// Each business "no" with its status and with what to do about it.
final class PlaybookProblemResponses {
  private PlaybookProblemResponses() {}

  static Problem of(PlaybookRejection rejection) {
    return switch (rejection) {
      case UnknownPlaybook r -> unknown(r.key());
      case StepsNotAcceptable r -> {
        var problem =
            Problem.of(
                422,
                "playbook/steps-not-acceptable",
                "Steps that can't be",
                "See errors; roles are those of GET /api/incident/v1/playbooks.");
        for (var one : r.problems()) {
          problem = problem.withError("steps", one);
        }
        yield problem;
      }
      case ProposalIsPending r ->
          Problem.of(
              409,
              "playbook/proposal-is-pending",
              "A proposal is waiting",
              "Version "
                  + r.version()
                  + " of "
                  + r.proposedBy()
                  + " is waiting. Approve or refuse it first.");
      case NothingProposed r ->
          Problem.of(
              409,
              "playbook/nothing-proposed",
              "Nothing to decide on",
              "Version " + r.version() + " does not wait for anybody. Read the playbook again.");
      case ProposerMayNotApprove r ->
          Problem.of(
              403,
              "playbook/proposer-may-not-approve",
              "Who proposes does not approve",
              r.person() + " has proposed it. Somebody else has to agree.");
    };
  }

  static Problem unknown(String key) {
    return Problems.notFound("playbook/unknown", "playbook", key);
  }
}
