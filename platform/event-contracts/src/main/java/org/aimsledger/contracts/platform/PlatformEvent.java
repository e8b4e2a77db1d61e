package org.aimsledger.contracts.platform;

import java.time.Instant;
import java.util.UUID;

/// What every service records of its own log.
public sealed interface PlatformEvent permits LaneSealEvent, DerivedDataEvent {
  UUID log();

  /// When it was decided.
  Instant at();
}
