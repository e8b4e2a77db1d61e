package org.aimsledger.eventstore.handle;

import org.aimsledger.eventstore.core.CorruptStreamException;
import org.aimsledger.eventstore.core.EventMeta;
import org.aimsledger.eventstore.core.StreamId;
import org.aimsledger.eventstore.store.StoredEvent;

/// Where the events of one stream have to stand.
///
/// They are found by columns, while the trail, the seals and the digests of lanes are over
/// documents. Whoever can change a column could otherwise take an event out of a state, or put one
/// in, and every proof would stay valid.
final class Placement {
  private final StreamId stream;
  private final int lane;

  /// @param lanes of the log
  Placement(StreamId stream, int lanes) {
    this.stream = stream;
    this.lane = stream.lane(lanes);
  }

  /// Requires that the event is the one with this version, by its columns and by its document.
  ///
  /// @param meta what its document says
  /// @throws CorruptStreamException when it is not
  void require(long version, StoredEvent event, EventMeta meta) {
    require(version, event);
    if (meta.streamVersion() != version || !meta.stream().equals(stream)) {
      throw new CorruptStreamException(
          "stream %s, version %d: the document in lane %d under %d is version %d of %s"
              .formatted(
                  stream, version, event.lane(), event.seq(), meta.streamVersion(), meta.stream()));
    }
  }

  /// The same by the columns alone.
  void require(long version, StoredEvent event) {
    if (event.streamVersion() != version) {
      throw new CorruptStreamException(
          "stream %s, version %d: it is not there, the next is version %d in lane %d under %d"
              .formatted(stream, version, event.streamVersion(), event.lane(), event.seq()));
    }
    if (event.lane() != lane) {
      throw new CorruptStreamException(
          "stream %s, version %d: it stands in lane %d under %d, and the stream lies in lane %d"
              .formatted(stream, version, event.lane(), event.seq(), lane));
    }
  }
}
