package org.aimsledger.inventory.intendeduse;

import java.util.UUID;

/// Why something is not done.
sealed interface IntendedUseRejection {
  record UnknownSystem(UUID system) implements IntendedUseRejection {}

  /// What is retired is not to be used any more.
  record SystemRetired(UUID system) implements IntendedUseRejection {}

  /// Nothing is written that is not approved.
  record NothingDrafted() implements IntendedUseRejection {}

  /// The edition in work is another one.
  record OtherEdition(int asked, int actual) implements IntendedUseRejection {}

  /// Two persons: who wrote does not approve.
  record ApproverHasWritten(String actor) implements IntendedUseRejection {}
}
