package org.aimsledger.incident.incident;

import java.time.Instant;
import java.util.UUID;
import org.aimsledger.contracts.incident.ContainmentOutcome;
import org.jspecify.annotations.Nullable;

/// One system taken out of use because of this incident, as far as its owner has told us.
///
/// @param reason why it was asked for
/// @param asking how often it was asked for, and until when it is to be answered
/// @param detail what the owner said, once it has
/// @param answeredAt when the owner's answer to the last request was recorded
/// @param suspendedAt when the system was first known to be out of use
/// @param endedAt when the owner let go of it
record Containment(
    UUID system,
    Status status,
    String reason,
    Instant requestedAt,
    Asking asking,
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

  /// How the order was put to the owner.
  ///
  /// @param attempt which request is the last one
  /// @param answerDue when the last request has to be answered; absent in old records until it is
  ///   asked for again
  /// @param escalatedAt when people were called, because no request was answered
  record Asking(int attempt, @Nullable Instant answerDue, @Nullable Instant escalatedAt) {
    static Asking first(@Nullable Instant answerDue) {
      return new Asking(1, answerDue, null);
    }

    Asking escalated(Instant at) {
      return new Asking(attempt, answerDue, at);
    }
  }

  /// Whether its owner may have taken it out of use and not let go yet.
  boolean isHeld() {
    return switch (status) {
      case REQUESTED, SUSPENDED, RELEASED -> true;
      case DECLINED, RESUMED -> false;
    };
  }

  static Containment requested(UUID system, String reason, Asking asking, Instant at) {
    return new Containment(system, Status.REQUESTED, reason, at, asking, null, null, null, null);
  }

  Containment requestedAgain(String why, Asking next, Instant at) {
    return new Containment(system, Status.REQUESTED, why, at, next, null, null, suspendedAt, null);
  }

  Containment asked(Asking next) {
    return new Containment(
        system, status, reason, requestedAt, next, detail, answeredAt, suspendedAt, endedAt);
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
              asking,
              said,
              at,
              suspendedAt == null ? at : suspendedAt,
              null);
      case DECLINED ->
          new Containment(
              system, Status.DECLINED, reason, requestedAt, asking, said, at, suspendedAt, null);
    };
  }

  Containment released() {
    return new Containment(
        system,
        Status.RELEASED,
        reason,
        requestedAt,
        asking,
        detail,
        answeredAt,
        suspendedAt,
        null);
  }

  Containment resumed(Instant at) {
    return new Containment(
        system, Status.RESUMED, reason, requestedAt, asking, detail, answeredAt, suspendedAt, at);
  }

  /// Whether the incident still wants the system out of use.
  boolean isOpen() {
    return switch (status) {
      case REQUESTED, SUSPENDED -> true;
      case DECLINED, RELEASED, RESUMED -> false;
    };
  }

  /// Whether the owner is waited for, and nobody was called to see to it yet.
  boolean isAwaited() {
    return status == Status.REQUESTED && asking.escalatedAt() == null;
  }
}
