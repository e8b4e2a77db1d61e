package org.aimsledger.eventstore.project;

import java.util.Optional;
import org.aimsledger.eventstore.core.Recorded;
import org.aimsledger.eventstore.store.EventDocument;
import org.aimsledger.eventstore.store.EventTypes;
import org.aimsledger.eventstore.store.StoredEvent;
import org.aimsledger.eventstore.store.UnknownEventException;
import org.jspecify.annotations.Nullable;

/// What has a number in a lane. Its document is decoded when somebody wants the event, once for all
/// who do, and then forgotten. For several threads.
final class LogEntry<E> {
  private final EventTypes<E> types;
  private final int lane;
  private final long seq;
  private final int bytes;
  private final String name;
  private byte @Nullable [] document;
  private Optional<Recorded<E>> event = Optional.empty();

  LogEntry(EventTypes<E> types, StoredEvent stored) {
    this.types = types;
    this.lane = stored.lane();
    this.seq = stored.seq();
    this.bytes = stored.document().length;
    this.document = stored.document();
    // From the bytes and not from the column beside them: they are what is sealed.
    this.name = EventDocument.typeOf(stored.document());
  }

  long seq() {
    return seq;
  }

  /// Size of the document.
  int bytes() {
    return bytes;
  }

  /// Wire name.
  String name() {
    return name;
  }

  /// The event; empty where the event store itself has recorded something.
  ///
  /// @throws UnknownEventException when the family doesn't know the name
  synchronized Optional<Recorded<E>> event() {
    if (document != null) {
      event = EventDocument.follow(types, lane, seq, document);
      document = null;
    }
    return event;
  }
}
