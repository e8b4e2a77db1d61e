package org.aimsledger.incident.playbookrun;

import java.util.List;
import java.util.UUID;
import org.aimsledger.contracts.incident.StepGuard;

/// Why a command is refused.
public sealed interface PlaybookRunRejection {

  record UnknownRun(UUID run) implements PlaybookRunRejection {}

  /// The id is in use by another run.
  record RunIsAnother(UUID run, String playbook) implements PlaybookRunRejection {}

  record UnknownStep(String step, List<String> known) implements PlaybookRunRejection {
    public UnknownStep {
      known = List.copyOf(known);
    }
  }

  /// Something has to be true before the step is done.
  record GuardNotMet(String step, StepGuard guard, boolean drill) implements PlaybookRunRejection {}

  record StepsOpen(List<String> steps) implements PlaybookRunRejection {
    public StepsOpen {
      steps = List.copyOf(steps);
    }
  }

  record RunHasEnded(UUID run, boolean completed) implements PlaybookRunRejection {}
}
