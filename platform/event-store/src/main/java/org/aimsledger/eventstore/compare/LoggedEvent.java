package org.aimsledger.eventstore.compare;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.aimsledger.eventstore.core.Recorded;
import org.aimsledger.eventstore.store.EventDocument;
import org.aimsledger.eventstore.store.EventTypes;
import org.aimsledger.eventstore.store.StoredEvent;
import org.jspecify.annotations.Nullable;

/// An event of the log, decoded once for all tables that it touches. For one thread.
public final class LoggedEvent {
  private final StoredEvent stored;
  private final Map<EventTypes<?>, Optional<? extends Recorded<?>>> decoded = new HashMap<>();
  private @Nullable Instant time;

  LoggedEvent(StoredEvent stored) {
    this.stored = stored;
  }

  /// As it is stored.
  public StoredEvent stored() {
    return stored;
  }

  /// When it was recorded.
  Instant time() {
    var known = time;
    if (known == null) {
      known = EventDocument.timeOf(stored.document());
      time = known;
    }
    return known;
  }

  /// The event; empty where the event store itself has recorded something.
  ///
  /// @throws RuntimeException when it can't be read
  @SuppressWarnings("unchecked") // put in under the family that it was read with
  public <E> Optional<Recorded<E>> as(EventTypes<E> types) {
    return (Optional<Recorded<E>>)
        decoded.computeIfAbsent(
            types,
            _ -> EventDocument.follow(types, stored.lane(), stored.seq(), stored.document()));
  }
}
