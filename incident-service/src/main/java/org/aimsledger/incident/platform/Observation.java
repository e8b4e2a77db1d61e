package org.aimsledger.incident.platform;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.aimsledger.contracts.inventory.Measurement;
import org.aimsledger.contracts.inventory.ReportKind;

/// One AI system event, as rules see it: everything that its report says.
///
/// @param source CloudEvents `source` of whoever reported it
/// @param externalId CloudEvents `id` that the reporter gave it
/// @param time when it happened; when it was recorded, where the reporter doesn't say
/// @param recordedAt when inventory-service recorded it
/// @param lane place in the log of inventory-service
/// @param laneSeq number in that lane
/// @param type CloudEvents `type`, empty where inventory-service kept none
public record Observation(
    UUID report,
    UUID system,
    ReportKind kind,
    String source,
    String externalId,
    String summary,
    Instant time,
    Instant recordedAt,
    int lane,
    long laneSeq,
    String type,
    Map<String, String> details,
    List<Measurement> measurements) {
  public Observation {
    details = Map.copyOf(details);
    measurements = List.copyOf(measurements);
  }
}
