package org.aimsledger.contracts.audit;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.aimsledger.contracts.WireName;
import org.jspecify.annotations.Nullable;

/// What happened to one corrective action (ISO/IEC 42001, 10.2): somebody answers for it, says when
/// it is done, and somebody else looks whether it helps. Every event says for which incident, so
/// that who asked for it can follow it.
public sealed interface CorrectiveActionEvent extends AuditServiceEvent {
  UUID action();

  /// The incident that it was planned for; null: it came from elsewhere.
  @Nullable UUID incident();

  /// It is to be done.
  ///
  /// @param systems the AI systems concerned
  /// @param owner who answers for it
  /// @param due last day to do it
  @WireName("org.aimsledger.audit.corrective-action-opened.v1")
  record Opened(
      UUID action,
      @Nullable UUID incident,
      List<UUID> systems,
      String title,
      String description,
      String owner,
      LocalDate due,
      String plannedBy,
      Instant at)
      implements CorrectiveActionEvent {
    public Opened {
      systems = List.copyOf(systems);
    }
  }

  /// Somebody else answers for it.
  @WireName("org.aimsledger.audit.corrective-action-handed-over.v1")
  record HandedOver(
      UUID action, @Nullable UUID incident, String from, String owner, String reason, Instant at)
      implements CorrectiveActionEvent {}

  /// It has until another day.
  ///
  /// @param by who agreed; does not answer for it
  @WireName("org.aimsledger.audit.corrective-action-due-changed.v1")
  record DueChanged(
      UUID action,
      @Nullable UUID incident,
      LocalDate from,
      LocalDate due,
      String reason,
      String by,
      Instant at)
      implements CorrectiveActionEvent {}

  /// Its owner says that it was done, and shows what.
  ///
  /// @param due the last day that was agreed on
  @WireName("org.aimsledger.audit.corrective-action-done.v1")
  record Done(
      UUID action, @Nullable UUID incident, LocalDate due, String result, String by, Instant at)
      implements CorrectiveActionEvent {}

  /// Somebody who had no part in doing it found that it helps.
  ///
  /// @param evidence what shows it
  @WireName("org.aimsledger.audit.corrective-action-verified.v1")
  record Verified(
      UUID action, @Nullable UUID incident, LocalDate due, String evidence, String by, Instant at)
      implements CorrectiveActionEvent {}

  /// Somebody who had no part in doing it found that it doesn't help. It has to be done anew.
  ///
  /// @param due the new last day
  @WireName("org.aimsledger.audit.corrective-action-found-ineffective.v1")
  record FoundIneffective(
      UUID action, @Nullable UUID incident, String evidence, LocalDate due, String by, Instant at)
      implements CorrectiveActionEvent {}

  /// It is not done any more.
  ///
  /// @param by who decided; does not answer for it
  @WireName("org.aimsledger.audit.corrective-action-cancelled.v1")
  record Cancelled(
      UUID action, @Nullable UUID incident, LocalDate due, String reason, String by, Instant at)
      implements CorrectiveActionEvent {}
}
