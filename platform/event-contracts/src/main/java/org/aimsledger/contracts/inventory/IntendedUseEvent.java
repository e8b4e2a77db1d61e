package org.aimsledger.contracts.inventory;

import java.time.Instant;
import java.util.UUID;
import org.aimsledger.contracts.WireName;
import org.jspecify.annotations.Nullable;

/// What one AI system may be used for. The stream is `intended-use/<system>`.
///
/// The statement has editions, counted from 1; the last approved one holds.
public sealed interface IntendedUseEvent extends StewardshipEvent {
  /// The AI system it is about.
  UUID system();

  /// The next edition was written, or written again.
  ///
  /// @param author pseudonymous id
  @WireName("org.aimsledger.inventory.intended-use-drafted.v1")
  record Drafted(UUID system, int edition, UseStatement statement, String author, Instant at)
      implements IntendedUseEvent {}

  /// Somebody who did not write it approved the edition; it holds from now on.
  ///
  /// @param approver pseudonymous id
  @WireName("org.aimsledger.inventory.intended-use-approved.v1")
  record Approved(UUID system, int edition, String approver, @Nullable String remark, Instant at)
      implements IntendedUseEvent {}
}
