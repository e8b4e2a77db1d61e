package org.aimsledger.eventstore.project;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.aimsledger.eventstore.core.Recorded;

/// A piece of the log, decoded: what follows a place.
///
/// @param from the place it follows
/// @param to the place after it
/// @param touches events that touch a row, each lane in its order
/// @param events number of all events, also those that touch none
/// @param more whether the log goes on behind it
record ViewPage<E>(ViewPlace from, ViewPlace to, List<Touch<E>> touches, int events, boolean more) {
  record Touch<E>(Object key, Recorded<E> event) {}

  ViewPage {
    touches = List.copyOf(touches);
  }

  Set<Object> keys() {
    var keys = new LinkedHashSet<Object>();
    touches.forEach(touch -> keys.add(touch.key()));
    return keys;
  }
}
