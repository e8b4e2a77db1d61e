package org.aimsledger.eventstore.project;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;

/// What the threads of a view ask the database. The functions belong to the role that owns the
/// tables; they touch registered views only.
final class ViewDatabase {
  private static final int LOCK = 0x41565752;

  private final Pool pool;
  private final String view;
  private final Duration timeout;

  ViewDatabase(Pool pool, String view, Duration timeout) {
    this.pool = pool;
    this.view = view;
    this.timeout = timeout;
  }

  /// A rebuild that is under way.
  record Building(int version, boolean indexed) {}

  Pool pool() {
    return pool;
  }

  /// Waits for an answer; for virtual threads only.
  <T> T await(Uni<T> work) throws InterruptedException, ExecutionException, TimeoutException {
    return await(work, timeout);
  }

  <T> T await(Uni<T> work, Duration atMost)
      throws InterruptedException, ExecutionException, TimeoutException {
    return work.subscribeAsCompletionStage().get(atMost.toMillis(), TimeUnit.MILLISECONDS);
  }

  /// Runs the work in one transaction of any connection.
  <T> T inTransaction(Function<SqlConnection, Uni<T>> work)
      throws InterruptedException, ExecutionException, TimeoutException {
    return await(pool.withTransaction(work));
  }

  /// Runs the work in one transaction of this connection.
  <T> T inTransaction(SqlConnection connection, Function<SqlConnection, Uni<T>> work)
      throws InterruptedException, ExecutionException, TimeoutException {
    return await(
        connection
            .begin()
            .flatMap(
                transaction ->
                    work.apply(connection)
                        .onFailure()
                        .call(transaction::rollback)
                        .call(transaction::commit)));
  }

  Uni<Optional<Building>> building() {
    return pool.preparedQuery(
            "select rebuild_version, rebuild_indexed from view_registry"
                + " where name = $1 and rebuild_version is not null")
        .execute(Tuple.of(view))
        .map(
            rows -> {
              for (var row : rows) {
                return Optional.of(
                    new Building(
                        row.getInteger("rebuild_version"), row.getBoolean("rebuild_indexed")));
              }
              return Optional.empty();
            });
  }

  /// Begins a rebuild, unless one for this version is under way; one for an older version is given
  /// up.
  Uni<Void> begin(int version) {
    return pool.preparedQuery("select view_rebuild_begin($1, $2)")
        .execute(Tuple.of(view, version))
        .replaceWithVoid();
  }

  Uni<Void> index(SqlClient client) {
    return client
        .preparedQuery("select view_rebuild_index($1)")
        .execute(Tuple.of(view))
        .replaceWithVoid();
  }

  /// Puts the copy in the place of the table, inside a transaction of the caller that holds both
  /// places.
  Uni<Void> swap(SqlClient transaction) {
    return transaction
        .preparedQuery("select view_rebuild_switch($1)")
        .execute(Tuple.of(view))
        .replaceWithVoid();
  }

  /// Tries to become the only connection that builds the view.
  Uni<Boolean> lockBuilding(SqlConnection connection) {
    return connection
        .preparedQuery("select pg_try_advisory_lock($1, hashtext($2)) as got")
        .execute(Tuple.of(LOCK, view))
        .map(rows -> rows.iterator().next().getBoolean("got"));
  }

  /// Gives a connection back. The lock belongs to it, and others use it after us.
  void release(SqlConnection connection) {
    connection
        .preparedQuery("select pg_advisory_unlock($1, hashtext($2))")
        .execute(Tuple.of(LOCK, view))
        .onItemOrFailure()
        .transformToUni((_, _) -> connection.close())
        .subscribe()
        .with(_ -> {}, _ -> {});
  }
}
