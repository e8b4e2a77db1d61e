package org.aimsledger.incident.datasubject;

import java.time.Instant;
import java.util.UUID;

/// Why a command is refused.
sealed interface DataSubjectRejection {
  record UnknownSubject(UUID subject) implements DataSubjectRejection {}

  /// The data must be kept.
  record OnHold(UUID subject, String reason, Instant since) implements DataSubjectRejection {}

  /// There is nothing left to hold.
  record ErasedAlready(UUID subject, Instant at) implements DataSubjectRejection {}
}
