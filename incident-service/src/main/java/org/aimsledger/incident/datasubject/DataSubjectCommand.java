package org.aimsledger.incident.datasubject;

import java.time.Instant;
import java.util.UUID;

/// What can be ordered. `at` is the time of the decision.
sealed interface DataSubjectCommand {
  UUID subject();

  /// What the vault says at the time of the decision: whether it has ever heard of the person.
  boolean known();

  record PlaceHold(UUID subject, boolean known, String reason, Instant at)
      implements DataSubjectCommand {}

  record ReleaseHold(UUID subject, boolean known, String reason, Instant at)
      implements DataSubjectCommand {}

  record Erase(UUID subject, boolean known, String reason, Instant at)
      implements DataSubjectCommand {}
}
