package org.aimsledger.inventory.outofscopeuse;

import java.time.Instant;
import java.util.UUID;
import org.aimsledger.contracts.inventory.UseDecision;
import org.jspecify.annotations.Nullable;

/// What a reported use is, folded from its events.
public sealed interface OutOfScopeUse {

  /// Nobody has reported it.
  record Absent() implements OutOfScopeUse {}

  /// Somebody has.
  record Known(Report report, @Nullable Verdict verdict, @Nullable FollowUp done)
      implements OutOfScopeUse {}

  record Report(
      UUID system, String description, String reporter, @Nullable UUID report, Instant at) {}

  /// What was decided.
  ///
  /// @param edition of the statement of intended use that was in force
  record Verdict(
      UseDecision decision,
      String reason,
      @Nullable Integer edition,
      @Nullable String followUp,
      String decider,
      Instant at) {}

  record FollowUp(String outcome, Instant at) {}
}
