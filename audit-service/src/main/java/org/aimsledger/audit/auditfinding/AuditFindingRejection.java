package org.aimsledger.audit.auditfinding;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/// Why a command is refused.
sealed interface AuditFindingRejection {
  record Unknown(UUID finding) implements AuditFindingRejection {}

  /// The id is in use.
  record AlreadyRaised(UUID finding) implements AuditFindingRejection {}

  /// Nothing shows that a requirement is not met.
  record EvidenceMissing() implements AuditFindingRejection {}

  /// Who has raised it doesn't answer for it.
  record OwnFinding(String by) implements AuditFindingRejection {}

  /// Only who answers for it says what was done and why it came about.
  record NotTheOwner(String owner) implements AuditFindingRejection {}

  /// Who has answered for it doesn't judge it.
  record OwnWork(String by) implements AuditFindingRejection {}

  record DueInPast(LocalDate due, LocalDate today) implements AuditFindingRejection {}

  record UnknownAction(UUID action) implements AuditFindingRejection {}

  record TooManyActions(int most) implements AuditFindingRejection {}

  /// What stands against closing it.
  sealed interface Obstacle extends AuditFindingRejection {}

  /// Actions were linked or unlinked since somebody looked how they stand.
  record LinksChanged() implements Obstacle {}

  /// It is not known why it came about.
  record RootCauseMissing() implements Obstacle {}

  /// Linked actions are not done, or nobody has looked whether they help.
  record ActionsUnsettled(List<UUID> actions) implements Obstacle {
    public ActionsUnsettled {
      actions = List.copyOf(actions);
    }
  }

  /// Of no linked action it is known that it helps.
  record NothingVerified() implements Obstacle {}

  record Ended(AuditFindingStanding standing) implements AuditFindingRejection {}
}
