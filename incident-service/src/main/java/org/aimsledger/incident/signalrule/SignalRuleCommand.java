package org.aimsledger.incident.signalrule;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.aimsledger.contracts.incident.SignalDecision;
import org.aimsledger.contracts.incident.SignalRuleContent;
import org.aimsledger.incident.platform.PersonId;
import org.aimsledger.incident.platform.Reason;
import org.jspecify.annotations.Nullable;

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

  /// Says what came of running a version over recorded signals.
  record RecordTrial(UUID rule, int version, Trial trial, PersonId by, Instant at)
      implements SignalRuleCommand {}

  /// What came of it.
  ///
  /// @param signals that were looked at
  /// @param met that the rule would have decided on
  record Trial(Instant from, Instant until, long signals, long met, long errors, boolean complete) {
    /// Whether there was no signal at all to try it on.
    boolean foundNoHistory() {
      return signals == 0 && complete && from.equals(Instant.EPOCH);
    }
  }

  /// Lets a version decide from now on.
  ///
  /// @param withoutHistory why it may do so although there is no signal to try it on; null: there
  ///   is
  /// @param trialHolds how long a trial of the version counts
  record GoLive(
      UUID rule,
      int version,
      Reason reason,
      @Nullable Reason withoutHistory,
      Duration trialHolds,
      PersonId by,
      Instant at)
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
