package org.aimsledger.referencedata;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// What people read in the place of the wire name of an event.
public record EventTitles(
    PackVersion version, LocalDate validFrom, String source, Map<String, Titles> titles)
    implements Pack {
  /// One event.
  ///
  /// @param id wire name, e.g. `org.aimsledger.risk.risk-rated.v1`
  public record Event(String id, Titles title) {}

  public EventTitles {
    titles = Map.copyOf(titles);
  }

  public EventTitles(PackVersion version, LocalDate validFrom, String source, List<Event> events) {
    this(version, validFrom, source, byId(events));
  }

  private static Map<String, Titles> byId(List<Event> events) {
    return events.stream().collect(Collectors.toMap(Event::id, Event::title, (first, _) -> first));
  }

  /// The title of an event; empty when the pack doesn't know its wire name.
  public Optional<Titles> of(String wireName) {
    return Optional.ofNullable(titles.get(wireName));
  }
}
