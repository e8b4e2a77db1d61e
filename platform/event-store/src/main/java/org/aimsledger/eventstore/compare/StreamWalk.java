package org.aimsledger.eventstore.compare;

import io.vertx.mutiny.sqlclient.SqlClient;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.aimsledger.eventstore.store.EventLog;
import org.aimsledger.eventstore.store.StoredEvent;
import org.jspecify.annotations.Nullable;

/// Goes through all streams, one after the other, and looks whether the rows that their events
/// touch are there as they say.
///
/// A row that other streams touch as well is not seen whole here; like each that doesn't fit, it
/// becomes a doubt. A row that doesn't yet have the last event of its stream is left to the next
/// pass.
final class StreamWalk {
  private final Looks looks;
  private final EventLog log;
  private final List<? extends Derived> tables;
  private final int limit;
  private final KeySet touched;
  private final Consumer<LoggedEvent> seen;
  private Map<Row, Folded> open = new LinkedHashMap<>();
  private String stream = "";
  private long version;
  private boolean unreadable;

  /// @param seen is given each event
  StreamWalk(
      Looks looks,
      EventLog log,
      List<? extends Derived> tables,
      int limit,
      KeySet touched,
      Consumer<LoggedEvent> seen) {
    this.looks = looks;
    this.log = log;
    this.tables = tables;
    this.limit = limit;
    this.touched = touched;
    this.seen = seen;
  }

  /// What the events of one stream make of a row.
  private static final class Folded {
    private @Nullable Object row;
    private boolean broken;
    private int lane;
    private long last;

    void add(Row place, LoggedEvent event) {
      lane = event.stored().lane();
      last = event.stored().seq();
      try {
        row = place.table().apply(row, place.key(), event);
      } catch (RuntimeException _) {
        // It needs what another stream says.
        broken = true;
      }
    }
  }

  /// What one look has come to.
  ///
  /// @param doubts rows that don't follow from their stream alone
  /// @param compared number of rows
  record Step(Set<Row> doubts, int compared, boolean more) {}

  Step step() throws InterruptedException, ExecutionException, TimeoutException {
    return looks.look(
        snapshot -> {
          var events = looks.await(log.readStreams(snapshot, stream, version, limit));
          var doubts = new LinkedHashSet<Row>();
          var ended = new HashMap<Row, Folded>();
          for (var event : events) {
            if (!event.stream().equals(stream) || open.size() > limit) {
              end(ended, doubts);
              unreadable &= event.stream().equals(stream);
            }
            stream = event.stream();
            version = event.streamVersion();
            add(event);
          }
          var more = events.size() == limit;
          if (!more) {
            end(ended, doubts);
          }
          return new Step(doubts, compare(snapshot, ended, doubts), more);
        });
  }

  private void add(StoredEvent stored) {
    if (unreadable) {
      return;
    }
    var event = new LoggedEvent(stored);
    try {
      seen.accept(event);
      for (var table : tables) {
        for (var key : table.keys(event)) {
          touched.add(table.name(), key);
          var place = new Row(table, key);
          open.computeIfAbsent(place, _ -> new Folded()).add(place, event);
        }
      }
    } catch (RuntimeException _) {
      // An event that can't be read stops the views, which tell of it; and comparing it with what
      // others have seen is not done here.
      unreadable = true;
      open.clear();
    }
  }

  /// The stream has ended; or has touched so many rows that the next ones are seen apart.
  private void end(Map<Row, Folded> ended, Set<Row> doubts) {
    open.forEach(
        (place, folded) -> {
          if (ended.putIfAbsent(place, folded) != null) {
            doubts.add(place);
          }
        });
    open = new LinkedHashMap<>();
  }

  private int compare(SqlClient snapshot, Map<Row, Folded> ended, Set<Row> doubts)
      throws InterruptedException, ExecutionException, TimeoutException {
    var compared = 0;
    for (var table : tables) {
      var places = new ArrayList<Row>();
      for (var place : ended.keySet()) {
        if (place.table().equals(table) && !doubts.contains(place)) {
          places.add(place);
        }
      }
      var standing =
          places.isEmpty() ? Optional.<long[]>empty() : looks.await(table.standing(snapshot));
      if (standing.isPresent()) {
        var rows = looks.await(table.rows(snapshot, places.stream().map(Row::key).toList()));
        for (var place : places) {
          var folded = ended.get(place);
          if (folded == null || folded.last > standing.get()[folded.lane]) {
            continue;
          }
          compared++;
          if (folded.broken || !same(table, folded.row, rows.get(place.key()))) {
            doubts.add(place);
          }
        }
      }
    }
    return compared;
  }

  private static boolean same(Derived table, @Nullable Object one, @Nullable Object other) {
    return Objects.equals(image(table, one), image(table, other));
  }

  private static @Nullable Object image(Derived table, @Nullable Object row) {
    return row == null ? null : table.image(row);
  }
}
