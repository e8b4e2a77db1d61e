package org.aimsledger.incident.recurrence;

import java.util.List;
import java.util.UUID;
import org.aimsledger.contracts.incident.CausePart;
import org.aimsledger.contracts.incident.ReviewEvent;
import org.jspecify.annotations.Nullable;

/// One cause of an incident, as a row keeps it: a text with a bar between its parts.
///
/// @param source kind and id of the thing that it lies in; null: none
record FoundCause(UUID id, CausePart part, String category, @Nullable String source) {
  private static final String BAR = "|";

  static FoundCause of(ReviewEvent.CauseFound event) {
    var source = event.source();
    return new FoundCause(
        event.cause(),
        event.part(),
        event.category(),
        source == null ? null : source.kind() + ":" + source.id());
  }

  static FoundCause parse(String text) {
    var parts = List.of(text.split("\\|", -1));
    return new FoundCause(
        UUID.fromString(parts.get(0)),
        CausePart.valueOf(parts.get(1)),
        parts.get(2),
        parts.get(3).isEmpty() ? null : parts.get(3));
  }

  String text() {
    return String.join(BAR, id.toString(), part.name(), category, source == null ? "" : source);
  }
}
