package org.aimsledger.incident.playbook;

import org.aimsledger.contracts.incident.PlaybookPhase;
import org.aimsledger.contracts.incident.PlaybookStep;
import org.aimsledger.contracts.incident.PlaybookText;
import org.aimsledger.contracts.incident.StepGuard;
import org.aimsledger.incident.platform.PlaybookInForce;
import org.aimsledger.referencedata.Playbooks;

/// Steps of the pack in the words of the events.
final class PackSteps {
  private PackSteps() {}

  static PlaybookInForce inForce(Playbooks pack, Playbooks.Playbook playbook) {
    return new PlaybookInForce(
        playbook.id(),
        pack.version().toString(),
        playbook.steps().stream().map(PackSteps::step).toList());
  }

  private static PlaybookStep step(Playbooks.Step step) {
    return new PlaybookStep(
        step.id(),
        PlaybookPhase.valueOf(step.phase()),
        step.role(),
        step.dueInMinutes(),
        step.guard() == null ? null : StepGuard.valueOf(step.guard()),
        new PlaybookText(step.title().en(), step.title().zhHans(), step.title().zhHant()));
  }
}
