package org.aimsledger.audit.supervision;

import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/// What the trail tells a service of its own lanes; the same form as the service's own endpoint.
final class TrailLaneResponses {
  private TrailLaneResponses() {}

  /// @param heads highest number of each lane
  record Heads(List<Long> heads) {}

  /// @param document the stored bytes in base64
  record LaneEvent(long seq, String document) {}

  /// @param events in the order of their numbers, without holes
  record LaneEvents(int lane, List<LaneEvent> events) {
    static LaneEvents of(int lane, long after, List<byte[]> documents) {
      var events = new ArrayList<LaneEvent>(documents.size());
      for (var document : documents) {
        events.add(
            new LaneEvent(after + events.size() + 1, Base64.getEncoder().encodeToString(document)));
      }
      return new LaneEvents(lane, List.copyOf(events));
    }
  }
}
