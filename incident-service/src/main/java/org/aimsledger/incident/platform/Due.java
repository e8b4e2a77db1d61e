package org.aimsledger.incident.platform;

import java.time.Duration;
import java.time.Instant;

/// The two readings of one deadline. Which one an authority takes is not ours to decide, so both
/// are kept, and whoever wants to be safe keeps the earlier one.
///
/// @param strict so many times 24 hours after the trigger
/// @param legal last second of the period as the regime counts days
public record Due(Instant strict, Instant legal) {
  public Instant earlier() {
    return strict.isBefore(legal) ? strict : legal;
  }

  public Instant later() {
    return strict.isBefore(legal) ? legal : strict;
  }

  /// Of each reading the earlier one of both deadlines.
  public Due noLaterThan(Due other) {
    return new Due(
        strict.isBefore(other.strict) ? strict : other.strict,
        legal.isBefore(other.legal) ? legal : other.legal);
  }

  /// Both, so much later: the time in which the period did not run.
  public Due plus(Duration time) {
    return new Due(strict.plus(time), legal.plus(time));
  }
}
