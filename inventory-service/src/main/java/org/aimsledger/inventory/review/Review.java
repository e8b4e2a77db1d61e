package org.aimsledger.inventory.review;

import java.time.Instant;
import java.time.LocalDate;
import org.aimsledger.contracts.inventory.ReviewReminder;
import org.jspecify.annotations.Nullable;

/// When a system is looked at again, folded from its events.
public sealed interface Review {

  /// Nobody has ever said when, and nobody has looked.
  record Never() implements Review {}

  /// Somebody has.
  ///
  /// @param last the last review that was held
  record Known(@Nullable Plan plan, @Nullable Held last) implements Review {}

  /// The next review.
  ///
  /// @param reminded the most urgent reminder that was given for this date
  record Plan(LocalDate due, String reason, @Nullable ReviewReminder reminded) {}

  /// A review that was held.
  record Held(@Nullable LocalDate due, String outcome, String reviewer, Instant at) {}
}
