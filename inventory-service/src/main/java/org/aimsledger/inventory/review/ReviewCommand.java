package org.aimsledger.inventory.review;

import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.util.UUID;
import org.aimsledger.inventory.platform.Presence;
import org.aimsledger.inventory.platform.Reason;
import org.jspecify.annotations.Nullable;

/// What can be asked for.
public sealed interface ReviewCommand {
  /// The AI system.
  UUID system();

  /// Time of the decision.
  Instant at();

  /// Say when the system is looked at next.
  ///
  /// @param found what stands at `system`; the handler looks
  record Schedule(UUID system, Presence found, LocalDate due, Reason reason, Instant at)
      implements ReviewCommand {
    Schedule seeing(Presence presence) {
      return new Schedule(system, presence, due, reason, at);
    }
  }

  /// Say that it was looked at.
  ///
  /// @param next when it is looked at again
  record Hold(
      UUID system,
      Presence found,
      Reason outcome,
      String reviewer,
      @Nullable LocalDate next,
      Instant at)
      implements ReviewCommand {
    Hold seeing(Presence presence) {
      return new Hold(system, presence, outcome, reviewer, next, at);
    }
  }

  /// See whether somebody has to be told.
  ///
  /// @param today in UTC
  /// @param lead how long before the date the first reminder comes
  record Watch(UUID system, LocalDate today, Period lead, Instant at) implements ReviewCommand {}
}
