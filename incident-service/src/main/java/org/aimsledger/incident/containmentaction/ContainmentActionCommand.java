package org.aimsledger.incident.containmentaction;

import java.time.Instant;
import java.util.UUID;
import org.aimsledger.contracts.incident.MeasureOutcome;
import org.aimsledger.incident.platform.ContainableIncident;
import org.aimsledger.incident.platform.HoldStanding;
import org.aimsledger.incident.platform.Patience;
import org.aimsledger.incident.platform.PersonId;
import org.aimsledger.incident.platform.Reason;

/// What can be ordered. `at` is the time of the decision.
public sealed interface ContainmentActionCommand {
  /// Most measures of one incident.
  int MOST_ACTIONS = 200;

  UUID incident();

  Instant at();

  /// Order a measure.
  ///
  /// @param of the incident as it is
  /// @param hold whether the system may be altered
  /// @param patience how long requests wait for an answer
  record Request(
      UUID incident,
      UUID action,
      Measure measure,
      Reason reason,
      ContainableIncident of,
      HoldStanding hold,
      Patience patience,
      PersonId by,
      Instant at)
      implements ContainmentActionCommand {}

  /// The answer of whoever runs the system.
  record Acknowledge(
      UUID incident, UUID action, MeasureOutcome outcome, Reason detail, PersonId by, Instant at)
      implements ContainmentActionCommand {}

  record Withdraw(UUID incident, UUID action, Reason reason, Instant at)
      implements ContainmentActionCommand {}

  /// Look whether requests have to be repeated or escalated.
  record Watch(UUID incident, Patience patience, Instant at) implements ContainmentActionCommand {}
}
