package org.aimsledger.contracts.incident;

import java.time.Instant;
import java.util.UUID;
import org.aimsledger.contracts.WireName;
import org.jspecify.annotations.Nullable;

/// What happened to one rule that finds incidents in the events of AI systems. The stream is
/// `detection-rule/<rule>`. A version that was drafted is never changed; an edit is the next one.
public sealed interface DetectionRuleEvent extends IncidentServiceEvent {
  UUID rule();

  Instant at();

  /// A version was written; the one that is live goes on.
  ///
  /// @param version counted from 1
  /// @param template where it was taken from, `<pack>@<version>/<id>`
  @WireName("org.aimsledger.incident.detection-rule-drafted.v1")
  record Drafted(
      UUID rule,
      int version,
      DetectionRuleContent content,
      @Nullable String template,
      String draftedBy,
      Instant at)
      implements DetectionRuleEvent {}

  /// A version was run over recorded events, without raising anything.
  ///
  /// @param from the recorded events that it ran over, in event time
  /// @param complete whether it ran over all of them, or stopped at a limit
  /// @param errors events that the condition could not be evaluated for
  @WireName("org.aimsledger.incident.detection-rule-tried.v1")
  record Tried(
      UUID rule,
      int version,
      Instant from,
      Instant until,
      long events,
      long matches,
      long errors,
      long firings,
      boolean complete,
      String triedBy,
      Instant at)
      implements DetectionRuleEvent {}

  /// A version fires from now on; the one before no longer does.
  @WireName("org.aimsledger.incident.detection-rule-went-live.v1")
  record WentLive(UUID rule, int version, String releasedBy, String reason, Instant at)
      implements DetectionRuleEvent {}

  /// The rule fires no more, for good.
  @WireName("org.aimsledger.incident.detection-rule-retired.v1")
  record Retired(UUID rule, String retiredBy, String reason, Instant at)
      implements DetectionRuleEvent {}
}
