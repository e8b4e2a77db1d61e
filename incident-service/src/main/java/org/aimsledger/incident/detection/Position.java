package org.aimsledger.incident.detection;

import java.time.Instant;
import java.util.UUID;

/// Place in the order in which events are judged: by the time they happened, then by report.
record Position(Instant time, UUID report) implements Comparable<Position> {
  private static final UUID FIRST = new UUID(0, 0);
  private static final UUID LAST = new UUID(-1, -1);

  /// Before everything.
  static final Position START = new Position(Instant.EPOCH, FIRST);

  /// After everything that happened at a time.
  static Position after(Instant time) {
    return new Position(time, LAST);
  }

  /// As the database compares ids: byte by byte.
  @Override
  public int compareTo(Position other) {
    var byTime = time.compareTo(other.time);
    if (byTime != 0) {
      return byTime;
    }
    var most =
        Long.compareUnsigned(
            report.getMostSignificantBits(), other.report.getMostSignificantBits());
    return most != 0
        ? most
        : Long.compareUnsigned(
            report.getLeastSignificantBits(), other.report.getLeastSignificantBits());
  }
}
