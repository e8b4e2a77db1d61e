package org.aimsledger.inventory.billofmaterials;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A draft and what became of it.
///
/// @param number within its bill, from 1; what others build upon comes first
/// @param reason why it was refused
record BillItem(
    UUID bill,
    int number,
    Draft draft,
    State state,
    @Nullable String reason,
    @Nullable String decidedBy,
    @Nullable Instant decidedAt) {

  enum State {
    /// Nobody decided yet.
    PENDING,
    /// Somebody accepted it; waits its turn.
    ACCEPTED,
    /// In the inventory.
    DONE,
    /// Accepted, but the inventory's rules say no.
    REFUSED
  }
}
