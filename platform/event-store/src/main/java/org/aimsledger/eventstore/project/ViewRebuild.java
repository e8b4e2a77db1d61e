package org.aimsledger.eventstore.project;

import io.vertx.mutiny.sqlclient.SqlConnection;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import org.aimsledger.eventstore.store.EventLog;

/// Builds a copy of one view from the log, beside the table that is served, and puts it in that
/// table's place.
///
/// The copy has its own place in the log, stored like any other: after a crash it is continued by
/// whoever comes first. One process builds at a time, by an advisory lock of its connection.
final class ViewRebuild<E, R> {
  /// Suffix of the cursor's name; the functions of the database use the same.
  private static final String CURSOR = "#rebuild";

  private static final String SCHEMA = "rebuild";

  private final Projection<E, R> projection;
  private final ViewDatabase database;
  private final EventLog log;
  private final ProjectionSettings settings;
  private final ProjectionObserver observer;
  private final ViewPages<E> pages;
  private final ViewWriter<E, R> writer;
  private final ViewCursor served;

  ViewRebuild(
      Projection<E, R> projection,
      ViewDatabase database,
      EventLog log,
      DecodedLog<E> decoded,
      ProjectionSettings settings,
      ProjectionObserver observer) {
    this.projection = projection;
    this.database = database;
    this.log = log;
    this.settings = settings;
    this.observer = observer;
    this.pages =
        new ViewPages<>(
            projection, decoded::apart, log.heads().lanes(), settings.pageBytes(), settings);
    this.writer =
        new ViewWriter<>(
            projection,
            RowTable.of(projection.rowType(), SCHEMA),
            new ViewCursor(projection.name() + CURSOR));
    this.served = new ViewCursor(projection.name());
  }

  /// Where the copy is.
  ViewCursor cursor() {
    return writer.cursor();
  }

  /// Takes part in a rebuild for this version of the code, if there is one and nobody else does it.
  ///
  /// @return whether this call brought one to its end
  boolean attempt() throws InterruptedException, ExecutionException, TimeoutException {
    var building = database.await(database.building());
    if (building.isEmpty() || building.get().version() != projection.version()) {
      return false;
    }
    var connection = database.await(database.pool().getConnection());
    try {
      return database.await(database.lockBuilding(connection)) && build(connection);
    } finally {
      database.release(connection);
    }
  }

  private boolean build(SqlConnection connection)
      throws InterruptedException, ExecutionException, TimeoutException {
    // Again, now that nobody else can end it.
    var building = database.await(database.building());
    if (building.isEmpty() || building.get().version() != projection.version()) {
      return false;
    }
    follow(connection);
    if (!building.get().indexed()) {
      // Only now: filling indexes row by row costs several times as much as making them at once.
      database.await(database.index(connection), settings.indexing());
      follow(connection);
    }
    swap(connection);
    observer.rebuilt(projection.name(), projection.version());
    return true;
  }

  /// Follows the log until one page is enough to reach its end.
  private void follow(SqlConnection connection)
      throws InterruptedException, ExecutionException, TimeoutException {
    var place = database.await(writer.cursor().read(connection));
    while (place.behind(heads()) > settings.batch()) {
      place = step(connection, place);
    }
  }

  private ViewPlace step(SqlConnection connection, ViewPlace place)
      throws InterruptedException, ExecutionException, TimeoutException {
    mine(place);
    var page = pages.after(place);
    return database.inTransaction(connection, transaction -> writer.write(transaction, page));
  }

  private void mine(ViewPlace place) {
    if (place.version() != projection.version()) {
      throw new IllegalStateException("the rebuild of " + projection.name() + " was given up");
    }
  }

  /// The last events and the exchange of the tables in one transaction: it holds the place of the
  /// served table, so nothing is added there meanwhile.
  private void swap(SqlConnection connection)
      throws InterruptedException, ExecutionException, TimeoutException {
    var transaction = database.await(connection.begin());
    try {
      var goal = database.await(served.lock(connection));
      announce(goal.toArray());
      var place = database.await(writer.cursor().lock(connection));
      while (place.behind(goal.toArray()) > 0) {
        mine(place);
        place = database.await(writer.write(connection, pages.after(place)));
      }
      database.await(database.swap(connection));
      database.await(transaction.commit());
    } catch (InterruptedException | ExecutionException | TimeoutException | RuntimeException e) {
      transaction.rollback().subscribe().with(_ -> {}, _ -> {});
      throw e;
    }
  }

  /// As the database knows them: this process may have been told of none yet.
  private long[] heads() throws InterruptedException, ExecutionException, TimeoutException {
    var heads = database.await(log.committedHeads());
    announce(heads);
    return heads;
  }

  private void announce(long[] heads) {
    for (var lane = 0; lane < heads.length; lane++) {
      log.heads().reached(lane, heads[lane]);
    }
  }
}
