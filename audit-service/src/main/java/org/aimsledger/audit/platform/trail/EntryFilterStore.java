package org.aimsledger.audit.platform.trail;

import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The conditions that were asked for and no others, so that the database can choose the index that
/// fits.
final class EntryFilterStore {
  /// Entries in one row of `trail_span`, as a power of two.
  private static final int SPAN = 12;

  private final List<String> conditions = new ArrayList<>();
  private final List<String> spans = new ArrayList<>();
  private final Tuple arguments = Tuple.tuple();
  private final boolean about;

  EntryFilterStore(EntrySearch search) {
    about = search.about() != null;
    conditions.add(place() + "." + EntryStore.COUNTED);
    add("r.ref = %s", search.about());
    text("actor", search.actor());
    text("type", search.type());
    add("e.source = %s", search.source());
    text("correlation", search.correlation());
    recorded("e.recorded_at >= %s", "s.high_at >= %s", search.recordedFrom());
    recorded("e.recorded_at < %s", "s.low_at < %s", search.recordedBefore());
  }

  EntryFilterStore from(long index) {
    add(position() + " >= %s", index);
    spanOf("s.span >= %s", index);
    return this;
  }

  EntryFilterStore before(long index) {
    add(position() + " < %s", index);
    spanOf("s.span <= %s", index);
    return this;
  }

  Tuple arguments() {
    return arguments;
  }

  /// The statement. A search by time goes through the spans that have such times, in the order of
  /// the log, and stops as soon as it has enough.
  ///
  /// @param order `asc` or `desc`
  String sql(String order, int limit) {
    var entries =
        "select %s from %s where %s order by %s %s limit %d"
            .formatted(
                EntryStore.COLUMNS,
                about ? "trail_reference r join trail_entry e on e.idx = r.idx" : "trail_entry e",
                String.join(" and ", conditions()),
                position(),
                order,
                limit);
    return spans.isEmpty()
        ? entries
        : "select e.* from trail_span s cross join lateral (%s) e where %s order by s.span %s, e.idx %s limit %d"
            .formatted(entries, String.join(" and ", spans), order, order, limit);
  }

  private List<String> conditions() {
    var all = new ArrayList<>(conditions);
    if (!spans.isEmpty()) {
      all.add("%1$s >= s.span << %2$d and %1$s < (s.span + 1) << %2$d".formatted(position(), SPAN));
    }
    return all;
  }

  /// References are kept in the order of the log as well, and there is no need to look at the
  /// entries that don't fit.
  private String position() {
    return place() + ".idx";
  }

  private String place() {
    return about ? "r" : "e";
  }

  private void text(String column, @Nullable String value) {
    if (value != null) {
      var parameter = parameter(value);
      conditions.add(
          "hashtextextended(e.%1$s, 0) = hashtextextended(%2$s, 0) and e.%1$s = %2$s"
              .formatted(column, parameter));
    }
  }

  private void recorded(String condition, String span, @Nullable Instant time) {
    if (time != null) {
      var parameter = parameter(time.atOffset(ZoneOffset.UTC));
      conditions.add(condition.formatted(parameter));
      spans.add(span.formatted(parameter));
    }
  }

  private void spanOf(String condition, long index) {
    if (!spans.isEmpty()) {
      spans.add(condition.formatted(parameter(index >> SPAN)));
    }
  }

  private void add(String condition, @Nullable Object value) {
    if (value != null) {
      conditions.add(condition.formatted(parameter(value)));
    }
  }

  private String parameter(Object value) {
    var _ = arguments.addValue(value);
    return "$" + arguments.size();
  }
}
