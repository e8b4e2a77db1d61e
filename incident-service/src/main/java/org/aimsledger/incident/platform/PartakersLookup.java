package org.aimsledger.incident.platform;

import io.smallrye.mutiny.Uni;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import org.aimsledger.eventstore.core.Recorded;
import org.jspecify.annotations.Nullable;

/// Who has done something because of an incident, in one kind of streams. Several features answer;
/// whoever one of them names had a part in it.
public interface PartakersLookup {
  /// Events that are read together.
  int PAGE = 500;

  /// Names of those who had a part in an incident; empty when nobody had.
  ///
  /// @param report the signal or the AI system event that led to the incident; null: none is known
  Uni<Set<String>> partakers(UUID incident, @Nullable UUID report);

  /// Everybody who did something in a stream, page by page.
  ///
  /// @param counts whether an event is a part in it; reading is none
  static <E> Uni<Set<String>> actors(Pages<E> pages, Predicate<E> counts) {
    return actors(pages, counts, 0, Set.of());
  }

  private static <E> Uni<Set<String>> actors(
      Pages<E> pages, Predicate<E> counts, long after, Set<String> seen) {
    return pages
        .after(after, PAGE)
        .flatMap(
            events -> {
              Set<String> all = new HashSet<>(seen);
              events.stream()
                  .filter(event -> counts.test(event.event()))
                  .forEach(event -> all.add(event.meta().actor()));
              return events.size() < PAGE
                  ? Uni.createFrom().item(all)
                  : actors(pages, counts, events.getLast().meta().streamVersion(), all);
            });
  }

  /// A stream, read from the oldest event on.
  interface Pages<E> {
    Uni<List<Recorded<E>>> after(long version, int limit);
  }
}
