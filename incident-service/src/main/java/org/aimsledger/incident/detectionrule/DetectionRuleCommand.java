package org.aimsledger.incident.detectionrule;

import java.time.Instant;
import java.util.UUID;
import org.aimsledger.contracts.incident.DetectionRuleContent;
import org.aimsledger.incident.platform.PersonId;
import org.aimsledger.incident.platform.Reason;
import org.jspecify.annotations.Nullable;

/// What can be ordered. `at` is the time of the decision.
public sealed interface DetectionRuleCommand {
  UUID rule();

  Instant at();

  /// Writes the first version.
  record Draft(
      UUID rule, DetectionRuleContent content, @Nullable String template, PersonId by, Instant at)
      implements DetectionRuleCommand {}

  /// Writes the next version.
  record Revise(UUID rule, DetectionRuleContent content, PersonId by, Instant at)
      implements DetectionRuleCommand {}

  /// Keeps what a dry run gave.
  record RecordTrial(UUID rule, int version, Trial trial, PersonId by, Instant at)
      implements DetectionRuleCommand {}

  /// Lets a version fire from now on.
  record GoLive(UUID rule, int version, Reason reason, PersonId by, Instant at)
      implements DetectionRuleCommand {}

  record Retire(UUID rule, Reason reason, PersonId by, Instant at)
      implements DetectionRuleCommand {}

  /// What a dry run gave.
  ///
  /// @param from the events that it ran over, in event time
  /// @param complete whether it ran over all of them
  record Trial(
      Instant from,
      Instant until,
      long events,
      long matches,
      long errors,
      long firings,
      boolean complete) {}
}
