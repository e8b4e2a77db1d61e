package org.aimsledger.systemtests.faults;

/// Something that must never be and is.
///
/// @param where service, lane, stream, key: as much as is known
record Violation(Kind kind, String where, String detail) {
  /// What was broken.
  enum Kind {
    /// A client was told yes and the event isn't there.
    ACKNOWLEDGED_LOST,
    /// A client was told no and there is an event.
    REFUSED_DONE,
    /// A command took effect twice, or one reaction did.
    DONE_TWICE,
    /// A service answered a key as if it had seen it with another request.
    KEY_CONFUSED,
    /// Numbers of a lane with a hole or a repetition.
    LANE_NOT_DENSE,
    /// Versions of a stream that aren't 1…n in the order of the lane.
    STREAM_NOT_IN_ORDER,
    EVENT_ID_TWICE,
    /// In the store and not in Kafka, or the other way round.
    KAFKA_DIFFERS,
    /// In the store and not in the trail, or the other way round.
    TRAIL_DIFFERS,
    /// The same place with different bytes.
    BYTES_DIFFER,
    /// A checkpoint that isn't the root over the entries, or not signed.
    CHECKPOINT_WRONG,
    /// A published tile that isn't made of the entries.
    TILE_WRONG,
    /// A row that differs from the fold of its stream.
    VIEW_DIFFERS,
    /// The system didn't come to rest in time.
    NOT_QUIET,
    /// A database session that its service has lost.
    CONNECTION_STUCK,
    /// A service calls itself dead after an outage that it has to survive without a restart.
    NOT_ALIVE,
    /// The trail itself raised an alarm.
    ALARM,
    /// An import that lost or doubled rows.
    IMPORT_WRONG
  }

  @Override
  public String toString() {
    return kind + " " + where + ": " + detail;
  }
}
