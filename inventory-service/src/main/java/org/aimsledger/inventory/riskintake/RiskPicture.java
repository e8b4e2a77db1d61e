package org.aimsledger.inventory.riskintake;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// All risks of one system, counted.
///
/// @param unrated open ones whose residual risk nobody has rated
/// @param untolerated open ones above tolerance that nobody has accepted
/// @param acceptedUntil the earliest end of an acceptance that counts
record RiskPicture(
    UUID system, long open, long unrated, long untolerated, @Nullable LocalDate acceptedUntil) {
  boolean isTolerable() {
    return unrated == 0 && untolerated == 0;
  }
}
