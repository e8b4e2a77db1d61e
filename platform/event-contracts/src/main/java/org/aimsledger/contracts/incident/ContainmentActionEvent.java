package org.aimsledger.contracts.incident;

import java.time.Instant;
import java.util.UUID;
import org.aimsledger.contracts.WireName;
import org.jspecify.annotations.Nullable;

/// One order to a running system: asked for, and then answered, or asked for again, or given to
/// somebody higher up. Whoever carries it out is told by these events.
public sealed interface ContainmentActionEvent extends ResponseEvent {
  UUID action();

  UUID incident();

  Instant at();

  /// Somebody on call has ordered it.
  ///
  /// @param target the scope to take away, or the version to return to; absent for people
  /// @param answerDue when it is asked for again
  @WireName("org.aimsledger.incident.containment-action-requested.v1")
  record Requested(
      UUID action,
      UUID incident,
      UUID system,
      ContainmentMeasure measure,
      @Nullable String target,
      String reason,
      String requestedBy,
      Instant answerDue,
      Instant at)
      implements ContainmentActionEvent {}

  /// Nobody has answered in time.
  ///
  /// @param attempt the request that was not answered: 1, 2, 3 …
  @WireName("org.aimsledger.incident.containment-action-timed-out.v1")
  record TimedOut(UUID action, UUID incident, int attempt, Instant answerDue, Instant at)
      implements ContainmentActionEvent {}

  /// It is asked for again, with everything that is needed to carry it out.
  @WireName("org.aimsledger.incident.containment-action-retried.v1")
  record Retried(
      UUID action,
      UUID incident,
      UUID system,
      ContainmentMeasure measure,
      @Nullable String target,
      int attempt,
      Instant answerDue,
      Instant at)
      implements ContainmentActionEvent {}

  /// Nobody has answered any request: people have to see to it now.
  @WireName("org.aimsledger.incident.containment-action-escalated.v1")
  record Escalated(UUID action, UUID incident, UUID system, int attempts, Instant at)
      implements ContainmentActionEvent {}

  /// The owner of the running system, or the system itself, has answered; also after an escalation.
  @WireName("org.aimsledger.incident.containment-action-acknowledged.v1")
  record Acknowledged(
      UUID action,
      UUID incident,
      MeasureOutcome outcome,
      String detail,
      String answeredBy,
      Instant at)
      implements ContainmentActionEvent {}

  /// It is no longer wanted. What was carried out is not undone by it.
  @WireName("org.aimsledger.incident.containment-action-withdrawn.v1")
  record Withdrawn(UUID action, UUID incident, String reason, Instant at)
      implements ContainmentActionEvent {}
}
