package org.aimsledger.audit.correctiveaction;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What can be ordered. `by` is who orders it, `at` the time of the decision.
public sealed interface CorrectiveActionCommand {
  /// Most systems of one action.
  int MOST_SYSTEMS = 100;

  UUID action();

  Instant at();

  /// Watch that this is done and helps.
  ///
  /// @param incident the incident that it is planned for; null: it comes from elsewhere
  record Open(
      UUID action,
      @Nullable UUID incident,
      List<UUID> systems,
      String title,
      String description,
      String owner,
      LocalDate due,
      String by,
      Instant at)
      implements CorrectiveActionCommand {
    public Open {
      systems = systems.stream().distinct().limit(MOST_SYSTEMS).toList();
    }
  }

  record HandOver(UUID action, String to, String reason, String by, Instant at)
      implements CorrectiveActionCommand {}

  record ChangeDue(UUID action, LocalDate due, String reason, String by, Instant at)
      implements CorrectiveActionCommand {}

  record ReportDone(UUID action, String result, String by, Instant at)
      implements CorrectiveActionCommand {}

  record Verify(UUID action, String evidence, String by, Instant at)
      implements CorrectiveActionCommand {}

  /// It doesn't help.
  ///
  /// @param due new last day
  record FindIneffective(UUID action, String evidence, LocalDate due, String by, Instant at)
      implements CorrectiveActionCommand {}

  record Cancel(UUID action, String reason, String by, Instant at)
      implements CorrectiveActionCommand {}
}
