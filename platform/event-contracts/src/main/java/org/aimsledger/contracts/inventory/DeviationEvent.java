package org.aimsledger.contracts.inventory;

import java.time.Instant;
import java.util.UUID;
import org.aimsledger.contracts.WireName;
import org.jspecify.annotations.Nullable;

/// One deviation of an AI system from a procedure of its life cycle. The stream is
/// `deviation/<deviation>`.
public sealed interface DeviationEvent extends StewardshipEvent {
  UUID deviation();

  UUID system();

  /// Somebody says that a procedure is not followed, and why. Nothing is allowed by it.
  ///
  /// @param procedure the version that was in force
  /// @param requirement what of it is not followed
  /// @param until how long it is asked for
  /// @param by pseudonymous id
  @WireName("org.aimsledger.inventory.deviation-recorded.v1")
  record Recorded(
      UUID deviation,
      UUID system,
      ProcedureVersion procedure,
      String requirement,
      String reason,
      Instant until,
      String by,
      Instant at)
      implements DeviationEvent {}

  /// Somebody else lets it be for a time.
  ///
  /// @param until when the procedure has to be followed again
  /// @param by pseudonymous id
  @WireName("org.aimsledger.inventory.deviation-approved.v1")
  record Approved(
      UUID deviation, UUID system, Instant until, @Nullable String remark, String by, Instant at)
      implements DeviationEvent {}

  /// The procedure has to be followed.
  @WireName("org.aimsledger.inventory.deviation-refused.v1")
  record Refused(UUID deviation, UUID system, String reason, String by, Instant at)
      implements DeviationEvent {}

  /// The procedure is followed again.
  @WireName("org.aimsledger.inventory.deviation-ended.v1")
  record Ended(UUID deviation, UUID system, String reason, String by, Instant at)
      implements DeviationEvent {}
}
