package org.aimsledger.contracts.inventory;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.aimsledger.contracts.WireName;
import org.jspecify.annotations.Nullable;

/// When an AI system is looked at again. The stream is `review/<system>`.
public sealed interface ReviewEvent extends StewardshipEvent {
  /// The AI system to be reviewed.
  UUID system();

  /// The next review has a date from now on, or another one.
  ///
  /// @param due last day on which it is in time, in UTC
  @WireName("org.aimsledger.inventory.review-scheduled.v1")
  record Scheduled(UUID system, LocalDate due, String reason, Instant at) implements ReviewEvent {}

  /// Somebody has to be told. Once for each date and urgency.
  @WireName("org.aimsledger.inventory.review-reminded.v1")
  record Reminded(UUID system, LocalDate due, ReviewReminder reminder, Instant at)
      implements ReviewEvent {}

  /// It was reviewed.
  ///
  /// @param due the date that is settled; absent: no review was scheduled
  /// @param reviewer pseudonymous id
  @WireName("org.aimsledger.inventory.review-held.v1")
  record Held(UUID system, @Nullable LocalDate due, String outcome, String reviewer, Instant at)
      implements ReviewEvent {}
}
