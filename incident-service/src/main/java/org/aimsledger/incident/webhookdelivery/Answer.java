package org.aimsledger.incident.webhookdelivery;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// What became of one attempt.
sealed interface Answer {
  /// The receiver has it.
  record Accepted(int status) implements Answer {}

  /// The receiver does not take it now.
  ///
  /// @param excerpt first words of what it says
  /// @param retryAfter how long it wants to be left alone
  record Refused(int status, String excerpt, @Nullable Duration retryAfter) implements Answer {}

  /// There was no answer.
  record None(String reason) implements Answer {}
}
