package org.aimsledger.incident.signalrule;

import java.time.Instant;
import java.util.UUID;
import org.aimsledger.contracts.incident.SignalDecision;
import org.aimsledger.contracts.incident.SignalRuleContent;
import org.aimsledger.incident.platform.PersonId;
import org.aimsledger.incident.platform.Reason;

/// What can be ordered. `at` is the time of the decision.
public sealed interface SignalRuleCommand {
  UUID rule();

  Instant at();

  /// Writes the first version.
  record Draft(UUID rule, SignalRuleContent content, PersonId by, Instant at)
      implements SignalRuleCommand {
    public Draft {
      content = checked(content);
    }
  }

  /// Writes the next version.
  record Revise(UUID rule, SignalRuleContent content, PersonId by, Instant at)
      implements SignalRuleCommand {
    public Revise {
      content = checked(content);
    }
  }

  /// Lets a version decide from now on.
  record GoLive(UUID rule, int version, Reason reason, PersonId by, Instant at)
      implements SignalRuleCommand {}

  record Retire(UUID rule, Reason reason, PersonId by, Instant at) implements SignalRuleCommand {}

  /// That something is none of our business is said by people: nobody looks at it afterwards.
  private static SignalRuleContent checked(SignalRuleContent content) {
    if (content.decision() == SignalDecision.NOT_RELEVANT) {
      throw new IllegalArgumentException("must be INCIDENT, HAZARD or ISSUE");
    }
    return content;
  }
}
