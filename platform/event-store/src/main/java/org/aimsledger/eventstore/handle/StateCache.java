package org.aimsledger.eventstore.handle;

import java.util.LinkedHashMap;
import java.util.Map;
import org.aimsledger.eventstore.core.StreamId;
import org.aimsledger.eventstore.core.Versioned;
import org.jspecify.annotations.Nullable;

/// The states used last, bounded in number. A newer version is never replaced by an older one.
final class StateCache<S> {
  private final Map<StreamId, Versioned<S>> states;

  StateCache(int limit) {
    this.states =
        new LinkedHashMap<>(16, 0.75f, true) {
          private static final long serialVersionUID = 1L;

          @Override
          protected boolean removeEldestEntry(Map.Entry<StreamId, Versioned<S>> eldest) {
            return size() > limit;
          }
        };
  }

  synchronized @Nullable Versioned<S> get(StreamId stream) {
    return states.get(stream);
  }

  synchronized void put(StreamId stream, Versioned<S> state) {
    states.merge(stream, state, (old, young) -> old.version() > young.version() ? old : young);
  }

  synchronized void remove(StreamId stream) {
    states.remove(stream);
  }
}
