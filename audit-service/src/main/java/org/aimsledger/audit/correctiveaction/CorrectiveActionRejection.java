package org.aimsledger.audit.correctiveaction;

import java.time.LocalDate;
import java.util.UUID;
import org.aimsledger.contracts.audit.CorrectiveActionStanding;

/// Why a command is refused.
sealed interface CorrectiveActionRejection {
  record Unknown(UUID action) implements CorrectiveActionRejection {}

  /// The id is in use by an action with other content.
  record AlreadyOpened(UUID action) implements CorrectiveActionRejection {}

  /// Only who answers for it says that it is done.
  record NotTheOwner(String owner) implements CorrectiveActionRejection {}

  /// Who has answered for it, or has done it, doesn't judge it.
  record OwnWork(String by) implements CorrectiveActionRejection {}

  record NotDone() implements CorrectiveActionRejection {}

  /// Nobody has looked yet whether what was done helps.
  record AwaitsCheck() implements CorrectiveActionRejection {}

  record Ended(CorrectiveActionStanding standing) implements CorrectiveActionRejection {}

  record DueInPast(LocalDate due, LocalDate today) implements CorrectiveActionRejection {}
}
