package org.aimsledger.incident.inventoryintake;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.aimsledger.contracts.inventory.AiSystemEvent;
import org.aimsledger.incident.incident.IncidentCommand;
import org.jspecify.annotations.Nullable;

/// The incident's hold on a system has ended. Whether others still hold it is none of the
/// incident's business.
final class WhenSystemIsLetGoForIncidentAcknowledgeReleasePolicy {
  private WhenSystemIsLetGoForIncidentAcknowledgeReleasePolicy() {}

  static Optional<IncidentCommand> on(AiSystemEvent.Resumed event, Instant now) {
    return release(event.incident(), event.system(), now);
  }

  static Optional<IncidentCommand> on(AiSystemEvent.HoldReleased event, Instant now) {
    return release(event.incident(), event.system(), now);
  }

  private static Optional<IncidentCommand> release(
      @Nullable UUID incident, UUID system, Instant now) {
    return Optional.ofNullable(incident)
        .map(id -> new IncidentCommand.RecordRelease(id, system, now));
  }
}
