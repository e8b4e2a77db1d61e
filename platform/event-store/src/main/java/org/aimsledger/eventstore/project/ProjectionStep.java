package org.aimsledger.eventstore.project;

import io.smallrye.mutiny.Uni;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import org.aimsledger.eventstore.core.Recorded;
import org.aimsledger.eventstore.store.EventDocument;
import org.aimsledger.eventstore.store.StoredEvent;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/// Applies events to the rows of one view, inside a session of the caller.
final class ProjectionStep<E, R> {
  private final Projection<E, R> projection;

  ProjectionStep(Projection<E, R> projection) {
    this.projection = projection;
  }

  /// Loads the rows that the events touch, applies the events in order, and hands the changes to
  /// the session.
  Uni<Void> apply(Mutiny.Session session, List<StoredEvent> events) {
    var touched = new ArrayList<Map.Entry<Object, Recorded<E>>>();
    var keys = new LinkedHashSet<Object>();
    for (var event : events) {
      Recorded<E> recorded =
          EventDocument.read(projection.types(), event.lane(), event.seq(), event.document());
      var key = projection.key(recorded);
      if (key != null) {
        touched.add(Map.entry(key, recorded));
        keys.add(key);
      }
    }
    if (touched.isEmpty()) {
      return Uni.createFrom().voidItem();
    }
    return session
        .find(projection.rowType(), keys.toArray())
        .flatMap(
            found ->
                // A missing row is null in the answer.
                change(session, new ArrayList<>(keys), new ArrayList<@Nullable R>(found), touched));
  }

  // Whether the projection answered with another object is exactly the question.
  @SuppressWarnings("ReferenceEquality")
  private Uni<Void> change(
      Mutiny.Session session,
      List<Object> keys,
      List<@Nullable R> found,
      List<Map.Entry<Object, Recorded<E>>> touched) {
    var before = new LinkedHashMap<Object, @Nullable R>();
    for (var i = 0; i < keys.size(); i++) {
      before.put(keys.get(i), found.get(i));
    }
    var after = new LinkedHashMap<Object, @Nullable R>(before);
    for (var entry : touched) {
      after.put(entry.getKey(), projection.apply(after.get(entry.getKey()), entry.getValue()));
    }
    var created = new ArrayList<Object>();
    var removed = new ArrayList<Object>();
    var replaced = new ArrayList<Object>();
    after.forEach(
        (key, row) -> {
          var old = before.get(key);
          if (old == null && row != null) {
            created.add(row);
          } else if (old != null && row == null) {
            removed.add(old);
          } else if (old != null && row != null && old != row) {
            replaced.add(row);
          }
        });
    return session
        .persistAll(created.toArray())
        .flatMap(_ -> session.removeAll(removed.toArray()))
        .flatMap(_ -> mergeAll(session, replaced))
        .flatMap(_ -> session.flush());
  }

  private static Uni<Void> mergeAll(Mutiny.Session session, List<Object> rows) {
    return rows.isEmpty() ? Uni.createFrom().voidItem() : session.mergeAll(rows.toArray());
  }
}
