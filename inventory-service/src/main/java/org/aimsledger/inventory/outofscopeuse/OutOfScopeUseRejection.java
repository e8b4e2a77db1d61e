package org.aimsledger.inventory.outofscopeuse;

import java.util.UUID;
import org.aimsledger.contracts.inventory.UseDecision;

/// Why something is not done.
public sealed interface OutOfScopeUseRejection {
  record UnknownUse(UUID use) implements OutOfScopeUseRejection {}

  record UnknownSystem(UUID system) implements OutOfScopeUseRejection {}

  record AlreadyDecided(UseDecision decision) implements OutOfScopeUseRejection {}

  /// Misuse has consequences, and so has a statement that is wrong.
  record FollowUpMissing(UseDecision decision) implements OutOfScopeUseRejection {}

  record NothingToFollowUp() implements OutOfScopeUseRejection {}
}
