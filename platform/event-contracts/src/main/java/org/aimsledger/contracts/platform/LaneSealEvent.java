package org.aimsledger.contracts.platform;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.aimsledger.contracts.WireName;

/// What a service says of its own log, so that nobody can leave something out of it afterwards, or
/// exchange it. One stream a service.
public sealed interface LaneSealEvent extends PlatformEvent {
  /// Every lane that has events, as it was when the seal was made. A lane that has not grown is
  /// named as it was named before.
  ///
  /// @param log id of the stream, derived from the name of the service
  @WireName("org.aimsledger.platform.lanes-sealed.v1")
  record Sealed(UUID log, List<SealedLane> lanes, Instant at) implements LaneSealEvent {
    public Sealed {
      lanes = List.copyOf(lanes);
    }
  }
}
