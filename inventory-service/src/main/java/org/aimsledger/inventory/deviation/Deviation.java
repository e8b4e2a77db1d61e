package org.aimsledger.inventory.deviation;

import java.time.Instant;
import java.util.UUID;
import org.aimsledger.contracts.inventory.ProcedureVersion;
import org.jspecify.annotations.Nullable;

/// What a deviation is, folded from its events.
sealed interface Deviation {
  /// Nobody has recorded it.
  record Absent() implements Deviation {}

  /// Somebody has.
  sealed interface Known extends Deviation {
    Facts facts();
  }

  /// Nobody has decided about it.
  record Open(Facts facts) implements Known {}

  /// It may be for a time.
  record Approved(Facts facts, Approval approval) implements Known {}

  /// The procedure has to be followed.
  ///
  /// @param refused otherwise it has ended
  /// @param approval absent: it was never approved
  record Over(
      Facts facts,
      boolean refused,
      @Nullable Approval approval,
      String reason,
      String by,
      Instant at)
      implements Known {}

  record Facts(
      UUID system,
      ProcedureVersion procedure,
      String requirement,
      String reason,
      Instant until,
      String by,
      Instant at) {}

  record Approval(Instant until, @Nullable String remark, String by, Instant at) {}
}
