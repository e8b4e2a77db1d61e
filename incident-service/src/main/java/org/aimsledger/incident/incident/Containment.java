package org.aimsledger.incident.incident;

import java.time.Instant;
import java.util.UUID;
import org.aimsledger.contracts.incident.ContainmentOutcome;
import org.jspecify.annotations.Nullable;

/// One system taken out of use because of this incident, as far as its owner has told us.
///
/// @param reason why it was asked for
/// @param detail what the owner said, once it has
/// @param answeredAt when the owner's answer to the last request was recorded
/// @param suspendedAt when the system was first known to be out of use
/// @param endedAt when the owner let go of it
record Containment(
    UUID system,
    Status status,
    String reason,
    Instant requestedAt,
    @Nullable String detail,
    @Nullable Instant answeredAt,
    @Nullable Instant suspendedAt,
    @Nullable Instant endedAt) {

  enum Status {
    /// Asked for, not answered.
    REQUESTED,
    SUSPENDED,
    DECLINED,
    /// No longer wanted; the owner has not let go yet.
    RELEASED,
    RESUMED
  }

  static Containment requested(UUID system, String reason, Instant at) {
    return new Containment(system, Status.REQUESTED, reason, at, null, null, null, null);
  }

  Containment requestedAgain(String why, Instant at) {
    return new Containment(system, Status.REQUESTED, why, at, null, null, suspendedAt, null);
  }

  Containment answered(ContainmentOutcome outcome, String said, Instant at) {
    return switch (outcome) {
      case SUSPENDED ->
          new Containment(
              system,
              // An answer that comes after the release doesn't take the release back.
              status == Status.RELEASED ? Status.RELEASED : Status.SUSPENDED,
              reason,
              requestedAt,
              said,
              at,
              suspendedAt == null ? at : suspendedAt,
              null);
      case DECLINED ->
          new Containment(
              system, Status.DECLINED, reason, requestedAt, said, at, suspendedAt, null);
    };
  }

  Containment released() {
    return new Containment(
        system, Status.RELEASED, reason, requestedAt, detail, answeredAt, suspendedAt, null);
  }

  Containment resumed(Instant at) {
    return new Containment(
        system, Status.RESUMED, reason, requestedAt, detail, answeredAt, suspendedAt, at);
  }

  /// Whether the incident still wants the system out of use.
  boolean isOpen() {
    return switch (status) {
      case REQUESTED, SUSPENDED -> true;
      case DECLINED, RELEASED, RESUMED -> false;
    };
  }
}
