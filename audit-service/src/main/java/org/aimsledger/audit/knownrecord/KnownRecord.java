package org.aimsledger.audit.knownrecord;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.aimsledger.audit.platform.trail.RecordEvent;
import org.jspecify.annotations.Nullable;

/// What was known of a record.
///
/// @param events how many events that comes from
/// @param pruned of how many of them the content is gone, so that values may be missing
/// @param first null when there is none
/// @param fields the last value that an event gave each field, in the order in which they first
///   came
record KnownRecord(
    long events,
    long pruned,
    @Nullable RecordEvent first,
    @Nullable RecordEvent last,
    Map<String, Value> fields) {
  static final KnownRecord NOTHING = new KnownRecord(0, 0, null, null, Map.of());

  /// A value and where it stands.
  ///
  /// @param json as the event has it
  /// @param index entry of the trail
  record Value(String json, long index) {}

  KnownRecord {
    fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
  }

  /// With what came next.
  ///
  /// @param next in the order of the trail
  KnownRecord and(List<RecordEvent> next) {
    if (next.isEmpty()) {
      return this;
    }
    var all = new LinkedHashMap<>(fields);
    for (var event : next) {
      event.fields().forEach((name, json) -> all.put(name, new Value(json, event.index())));
    }
    return new KnownRecord(
        events + next.size(),
        pruned + next.stream().filter(RecordEvent::pruned).count(),
        first == null ? next.getFirst() : first,
        next.getLast(),
        all);
  }
}
