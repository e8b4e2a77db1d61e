package org.aimsledger.eventstore.compare;

import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.aimsledger.eventstore.handle.EventStore;
import org.aimsledger.eventstore.store.EventLog;
import org.jspecify.annotations.Nullable;

/// Compares everything that one service has made of its events with them, a pass after the other.
///
/// One process at a time, by an advisory lock of its connection. For one virtual thread.
public final class Comparison {
  private static final int LOCK = 0x41565743;
  private static final String UNLOCK = "select pg_advisory_unlock(" + LOCK + ", 0)";

  /// Most rows that are looked into with one reading of the log.
  private static final int DOUBTS = 10_000;

  private final Pool pool;
  private final EventLog log;
  private final List<? extends Derived> tables;
  private final ComparisonSettings settings;
  private final Looks looks;
  private final StateComparison states;
  private final ReceiptComparison receipts;
  private final List<SealedTable> sealed;
  private final SealComparison seals;
  private long passes;
  private long parts = 1;

  /// @param tables what is compared beside kept states
  public Comparison(
      Pool pool, EventStore store, List<? extends Derived> tables, ComparisonSettings settings) {
    this(pool, store, tables, List.of(), settings);
  }

  /// @param tables what is compared beside kept states
  /// @param sealed tables of the service whose rows carry seals, beside those of the event store
  public Comparison(
      Pool pool,
      EventStore store,
      List<? extends Derived> tables,
      List<SealedTable> sealed,
      ComparisonSettings settings) {
    this.pool = pool;
    this.log = store.log();
    this.tables = List.copyOf(tables);
    this.settings = settings;
    this.looks = new Looks(pool, tables, settings.time(), settings.pause());
    this.states = new StateComparison(pool, looks, store, settings);
    this.receipts = new ReceiptComparison(pool, looks, settings, log.seals());
    this.sealed = Stream.concat(Stream.of(SealedTable.PLACES), sealed.stream()).toList();
    this.seals = new SealComparison(pool, looks, settings, log.seals(), this.sealed);
  }

  /// Names of all tables that are compared, with what they are.
  public Map<String, Difference.What> tables() {
    var all = new HashMap<String, Difference.What>();
    tables.forEach(table -> all.put(table.name(), table.what()));
    all.put(StateComparison.TABLE, Difference.What.SNAPSHOT);
    all.put(ReceiptComparison.TABLE, Difference.What.RECEIPT);
    sealed.forEach(table -> all.put(table.name(), Difference.What.SEALED));
    return Map.copyOf(all);
  }

  /// Is told of differences as soon as they are certain.
  @FunctionalInterface
  public interface Finder {
    void found(List<Difference> differences)
        throws InterruptedException, ExecutionException, TimeoutException;
  }

  /// What a pass has looked at.
  ///
  /// @param rows number of rows and states that were compared with events
  /// @param differences number of those that differ
  public record Passed(long rows, long differences) {}

  /// Compares everything once, unless another process does.
  ///
  /// @return null when another process does
  public @Nullable Passed pass(Finder finder)
      throws InterruptedException, ExecutionException, TimeoutException {
    var connection = looks.await(pool.getConnection());
    try {
      if (!lock(connection)) {
        return null;
      }
      try {
        return new Pass(finder).run();
      } finally {
        // The lock belongs to the connection, and others use it after us.
        var _ = looks.await(connection.query(UNLOCK).execute());
      }
    } finally {
      connection.closeAndForget();
    }
  }

  private boolean lock(SqlConnection connection)
      throws InterruptedException, ExecutionException, TimeoutException {
    return looks.await(
        connection
            .query("select pg_try_advisory_lock(" + LOCK + ", 0) as got")
            .execute()
            .map(rows -> rows.iterator().next().getBoolean("got")));
  }

  /// One pass over everything.
  private final class Pass {
    private final Finder finder;
    private final Set<Row> doubts = new LinkedHashSet<>();
    private final Set<Row> settled = new LinkedHashSet<>();
    private final ReceiptComparison.Pass answered;
    private long rows;
    private long differences;

    Pass(Finder finder) {
      this.finder = finder;
      this.answered = receipts.pass(passes, parts);
    }

    Passed run() throws InterruptedException, ExecutionException, TimeoutException {
      // First what commands are decided on.
      var kept = states.pass();
      rows += kept.compared();
      tell(kept.differences());
      var carried = seals.pass();
      rows += carried.compared();
      tell(carried.differences());
      answered.begin();
      var begun = looks.await(log.committedHeads());
      var touched = new KeySet(settings.keys(), passes++, parts);
      walkStreams(touched);
      tell(answered.settle());
      walkKeys(touched, begun);
      parts = touched.parts();
      return new Passed(rows, differences);
    }

    private void walkStreams(KeySet touched)
        throws InterruptedException, ExecutionException, TimeoutException {
      var walk = new StreamWalk(looks, log, tables, settings.rows(), touched, answered::check);
      for (var more = true; more; ) {
        var step = walk.step();
        rows += step.compared();
        more = step.more();
        doubt(step.doubts());
        looks.rest();
      }
      settle();
    }

    private void walkKeys(KeySet touched, long[] begun)
        throws InterruptedException, ExecutionException, TimeoutException {
      var walk = new KeyWalk(looks, log, tables, settings.rows(), touched, begun);
      for (var more = true; more; ) {
        var step = walk.step();
        more = step.more();
        doubt(step.doubts());
        looks.rest();
      }
      settle();
    }

    /// Looking into doubts reads the whole log: many at once, unless there are too many.
    private void doubt(Collection<Row> more)
        throws InterruptedException, ExecutionException, TimeoutException {
      more.stream().filter(row -> !settled.contains(row)).forEach(doubts::add);
      if (doubts.size() >= DOUBTS) {
        settle();
      }
    }

    private void settle() throws InterruptedException, ExecutionException, TimeoutException {
      while (!doubts.isEmpty()) {
        var some = doubts.stream().limit(DOUBTS).toList();
        some.forEach(doubts::remove);
        var look = new Doubts(looks, log, settings, some);
        tell(look.settle());
        rows += some.size();
        doubts.addAll(look.later());
        remember(some);
      }
    }

    /// A row of several streams is come upon once for each of them.
    private void remember(List<Row> looked) {
      if (settled.size() < settings.keys() / 10) {
        settled.addAll(looked);
      }
      settled.removeAll(doubts);
    }

    private void tell(List<Difference> found)
        throws InterruptedException, ExecutionException, TimeoutException {
      if (!found.isEmpty()) {
        differences += found.size();
        finder.found(new ArrayList<>(found));
      }
    }
  }
}
