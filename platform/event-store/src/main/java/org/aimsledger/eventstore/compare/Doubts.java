package org.aimsledger.eventstore.compare;

import io.vertx.mutiny.sqlclient.SqlClient;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import org.aimsledger.eventstore.compare.Difference.Kind;
import org.aimsledger.eventstore.store.EventLog;
import org.aimsledger.eventstore.store.StoredEvent;
import org.jspecify.annotations.Nullable;

/// Looks into rows that seem wrong: reads the whole log for the events that touch them, lane by
/// lane, and compares each row with all of them, twice.
final class Doubts {
  private static final int CATCH_UP = 1_000;

  private final Looks looks;
  private final EventLog log;
  private final ComparisonSettings settings;
  private final Map<Row, History> histories = new LinkedHashMap<>();
  private final List<Row> later = new ArrayList<>();
  private final long[] read;
  private long held;

  Doubts(Looks looks, EventLog log, ComparisonSettings settings, Collection<Row> rows) {
    this.looks = looks;
    this.log = log;
    this.settings = settings;
    this.read = new long[log.heads().lanes()];
    rows.forEach(row -> histories.put(row, new History(read.length)));
  }

  /// The events that touch a row, a list a lane.
  private static final class History {
    private final List<List<LoggedEvent>> lanes = new ArrayList<>();
    private long bytes;

    History(int lanes) {
      for (var lane = 0; lane < lanes; lane++) {
        this.lanes.add(new ArrayList<>());
      }
    }

    void add(LoggedEvent event) {
      lanes.get(event.stored().lane()).add(event);
      bytes += event.stored().document().length;
    }

    List<List<LoggedEvent>> upTo(long[] standing) {
      var seen = new ArrayList<List<LoggedEvent>>();
      for (var lane = 0; lane < standing.length; lane++) {
        var last = standing[lane];
        seen.add(lanes.get(lane).stream().filter(e -> e.stored().seq() <= last).toList());
      }
      return seen;
    }
  }

  /// The differences among them.
  List<Difference> settle() throws InterruptedException, ExecutionException, TimeoutException {
    var heads = looks.await(log.committedHeads());
    for (var lane = 0; lane < heads.length; lane++) {
      while (read[lane] < heads[lane]
          && add(looks.await(log.readLane(lane, read[lane], settings.rows())))) {
        looks.rest();
      }
    }
    if (!caughtUp()) {
      // More comes than can be read: what is open stays open until the next pass.
      return List.of();
    }
    var first = judged();
    if (first.isEmpty()) {
      return first;
    }
    // Whatever was just going on: it is over now.
    Thread.sleep(settings.confirm());
    var second = judged();
    return second.stream().filter(again -> first.stream().anyMatch(again::isSeenAgainIn)).toList();
  }

  /// Reads on until no more is missing than one look reads.
  private boolean caughtUp() throws InterruptedException, ExecutionException, TimeoutException {
    for (var round = 0; round < CATCH_UP; round++) {
      var heads = looks.await(log.committedHeads());
      var missing = 0L;
      for (var lane = 0; lane < heads.length; lane++) {
        missing += heads[lane] - read[lane];
      }
      if (missing <= settings.rows()) {
        return true;
      }
      for (var lane = 0; lane < heads.length; lane++) {
        if (read[lane] < heads[lane]) {
          var _ = add(looks.await(log.readLane(lane, read[lane], settings.rows())));
        }
      }
    }
    return false;
  }

  /// Rows that were left out, since there was no room for their events.
  List<Row> later() {
    return List.copyOf(later);
  }

  /// @return whether there were events
  private boolean add(List<StoredEvent> events) {
    for (var stored : events) {
      read[stored.lane()] = stored.seq();
      var event = new LoggedEvent(stored);
      for (var table : tables()) {
        for (var key : keys(table, event)) {
          var history = histories.get(new Row(table, key));
          if (history != null) {
            history.add(event);
            held += stored.document().length;
          }
        }
      }
    }
    if (held > settings.bytes()) {
      postpone();
    }
    return !events.isEmpty();
  }

  private static List<Object> keys(Derived table, LoggedEvent event) {
    try {
      return table.keys(event);
    } catch (RuntimeException _) {
      // The views stop at it, and tell of it.
      return List.of();
    }
  }

  private Set<Derived> tables() {
    var tables = new LinkedHashSet<Derived>();
    histories.keySet().forEach(row -> tables.add(row.table()));
    return tables;
  }

  /// Makes room: the second half of the rows is looked into later. One that has no room for itself
  /// alone stays open.
  private void postpone() {
    var rows = List.copyOf(histories.keySet());
    for (var row : rows.subList(rows.size() / 2, rows.size())) {
      var history = histories.remove(row);
      held -= history == null ? 0 : history.bytes;
      if (rows.size() > 1) {
        later.add(row);
      }
    }
  }

  /// A look for each part of the rows, so that none is longer than another.
  private List<Difference> judged()
      throws InterruptedException, ExecutionException, TimeoutException {
    var differences = new ArrayList<Difference>();
    var rows = List.copyOf(histories.keySet());
    for (var from = 0; from < rows.size(); from += settings.rows()) {
      var some = rows.subList(from, Math.min(rows.size(), from + settings.rows()));
      differences.addAll(looks.look(snapshot -> judged(snapshot, some)));
    }
    return List.copyOf(differences);
  }

  private List<Difference> judged(SqlClient snapshot, List<Row> some)
      throws InterruptedException, ExecutionException, TimeoutException {
    for (var lane = 0; lane < read.length; lane++) {
      // To the end of the lane as this snapshot has it.
      var more = true;
      while (more) {
        more = add(looks.await(log.readLane(snapshot, lane, read[lane], settings.rows())));
      }
    }
    var differences = new ArrayList<Difference>();
    for (var table : tables()) {
      differences.addAll(judged(snapshot, table, some));
    }
    return differences;
  }

  private List<Difference> judged(SqlClient snapshot, Derived table, List<Row> some)
      throws InterruptedException, ExecutionException, TimeoutException {
    var mine = new HashMap<Object, History>();
    for (var row : some) {
      var history = histories.get(row);
      if (row.table().equals(table) && history != null) {
        mine.put(row.key(), history);
      }
    }
    var standing =
        mine.isEmpty() ? Optional.<long[]>empty() : looks.await(table.standing(snapshot));
    if (standing.isEmpty()) {
      return List.of();
    }
    var rows = looks.await(table.rows(snapshot, mine.keySet()));
    var differences = new ArrayList<Difference>();
    mine.forEach(
        (key, history) -> {
          var orders = new Orders(table, key, history.upTo(standing.get()), settings.orders());
          var found = rows.get(key);
          if (orders.answer(found) == Orders.Answer.DIFFERS) {
            differences.add(difference(table, key, orders.nearest(), found));
          }
        });
    return differences;
  }

  private static Difference difference(
      Derived table, Object key, @Nullable Object expected, @Nullable Object found) {
    var kind = found == null ? Kind.MISSING : expected == null ? Kind.UNEXPECTED : Kind.CHANGED;
    var columns =
        found == null || expected == null ? List.<String>of() : table.differing(expected, found);
    return new Difference(table.what(), table.name(), key, kind, columns, expected, found);
  }
}
