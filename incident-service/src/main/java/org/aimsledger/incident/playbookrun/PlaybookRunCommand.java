package org.aimsledger.incident.playbookrun;

import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.aimsledger.contracts.incident.StepGuard;
import org.aimsledger.contracts.incident.StepOutcome;
import org.aimsledger.incident.platform.PersonId;
import org.aimsledger.incident.platform.PlaybookInForce;
import org.aimsledger.incident.platform.Reason;
import org.jspecify.annotations.Nullable;

/// What can be ordered. `at` is the time of the decision.
public sealed interface PlaybookRunCommand {
  UUID run();

  Instant at();

  /// Begin with the steps as they are now.
  ///
  /// @param incident null for a drill
  /// @param trigger what starts it
  record Start(
      UUID run,
      @Nullable UUID incident,
      PlaybookInForce playbook,
      Trigger trigger,
      Reason reason,
      Instant at)
      implements PlaybookRunCommand {
    public Start {
      if ((incident == null) != trigger.equals(Trigger.DRILL)) {
        throw new IllegalArgumentException("a drill, and nothing else, has no incident");
      }
    }
  }

  /// Say what became of a step.
  ///
  /// @param guards those that hold for the incident now; for a drill the run itself knows
  record Settle(
      UUID run,
      String step,
      StepOutcome outcome,
      Reason note,
      Set<StepGuard> guards,
      PersonId by,
      Instant at)
      implements PlaybookRunCommand {
    public Settle {
      guards = Set.copyOf(guards);
    }
  }

  record Complete(UUID run, Reason lessons, Instant at) implements PlaybookRunCommand {}

  record Abandon(UUID run, Reason reason, Instant at) implements PlaybookRunCommand {}

  /// What starts a run.
  record Trigger(String value) {
    public static final Trigger PERSON = new Trigger("PERSON");
    public static final Trigger DRILL = new Trigger("DRILL");

    public static Trigger report(String kind) {
      return new Trigger("REPORT/" + kind);
    }

    public static Trigger cause(String cause) {
      return new Trigger("CAUSE/" + cause);
    }
  }
}
