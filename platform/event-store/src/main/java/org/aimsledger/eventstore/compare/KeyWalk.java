package org.aimsledger.eventstore.compare;

import io.vertx.mutiny.sqlclient.SqlClient;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import org.aimsledger.eventstore.store.EventLog;
import org.jspecify.annotations.Nullable;

/// Goes through the keys of all tables and looks for those that no event touches.
///
/// What was recorded since the pass began is read in the same snapshot, so a row that has just come
/// is not taken for one that nobody has made.
final class KeyWalk {
  /// So many looks in a row that have only read news.
  private static final int GIVE_UP = 500;

  private final Looks looks;
  private final EventLog log;
  private final List<? extends Derived> tables;
  private final int limit;
  private final KeySet touched;
  private final long[] news;
  private int table;
  private @Nullable Object after;
  private int behind;

  /// @param begun heads of the lanes when the pass began
  KeyWalk(
      Looks looks,
      EventLog log,
      List<? extends Derived> tables,
      int limit,
      KeySet touched,
      long[] begun) {
    this.looks = looks;
    this.log = log;
    this.tables = tables;
    this.limit = limit;
    this.touched = touched;
    this.news = begun.clone();
  }

  /// What one look has come to.
  ///
  /// @param doubts rows that no event touches
  record Step(Set<Row> doubts, boolean more) {}

  Step step() throws InterruptedException, ExecutionException, TimeoutException {
    if (table == tables.size()) {
      return new Step(Set.of(), false);
    }
    return looks.look(
        snapshot -> {
          if (readNews(snapshot)) {
            // Nothing can be said of rows before all news are known. When more comes than is read,
            // the rest is left to the next pass.
            return new Step(Set.of(), ++behind < GIVE_UP);
          }
          behind = 0;
          var walked = tables.get(table);
          var doubts = new LinkedHashSet<Row>();
          var keys = looks.await(walked.keysAfter(snapshot, after, limit));
          for (var key : keys) {
            after = key;
            if (touched.lacks(walked.name(), key)) {
              doubts.add(new Row(walked, key));
            }
          }
          if (keys.size() < limit) {
            after = null;
            table++;
          }
          return new Step(doubts, true);
        });
  }

  /// @return whether there are more
  private boolean readNews(SqlClient snapshot)
      throws InterruptedException, ExecutionException, TimeoutException {
    var more = false;
    for (var lane = 0; lane < news.length; lane++) {
      var events = looks.await(log.readLane(snapshot, lane, news[lane], limit));
      for (var event : events) {
        news[lane] = event.seq();
        touch(new LoggedEvent(event));
      }
      more |= events.size() == limit;
    }
    return more;
  }

  private void touch(LoggedEvent event) {
    try {
      for (var each : tables) {
        each.keys(event).forEach(key -> touched.add(each.name(), key));
      }
    } catch (RuntimeException _) {
      // The views stop at it, and tell of it.
    }
  }
}
