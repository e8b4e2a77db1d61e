package org.aimsledger.eventstore.inbox;

import java.util.List;

/// Events of one lane whose numbers follow each other.
///
/// @param source name of the producing service
/// @param events at least one, in the order of their numbers
public record LaneRun(String source, int lane, List<ReceivedEvent> events) {
  /// Checks the numbers: an effect may rely on them.
  public LaneRun {
    events = List.copyOf(events);
    if (events.isEmpty()) {
      throw new IllegalArgumentException("a run has at least one event");
    }
    for (var i = 1; i < events.size(); i++) {
      if (events.get(i).laneSeq() != events.get(i - 1).laneSeq() + 1) {
        throw new IllegalArgumentException(events.get(i) + " does not follow " + events.get(i - 1));
      }
    }
  }

  /// The number of the first event.
  public long first() {
    return events.getFirst().laneSeq();
  }

  /// The number of the last event.
  public long last() {
    return events.getLast().laneSeq();
  }

  /// Some of the events, by their places in the run.
  public LaneRun part(int from, int to) {
    return new LaneRun(source, lane, events.subList(from, to));
  }
}
