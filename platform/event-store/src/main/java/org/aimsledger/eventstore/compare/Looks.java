package org.aimsledger.eventstore.compare;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;

/// Looks at the database: all that one of them reads is of one moment. For virtual threads, and for
/// one at a time.
final class Looks {
  private final Pool pool;
  private final String begin;
  private final Duration time;
  private final ComparisonPause pause;
  private boolean looking;
  private long busy;

  /// @param time longest time of one question
  /// @param pause between two looks
  Looks(Pool pool, List<? extends Derived> tables, Duration time, ComparisonPause pause) {
    this.pool = pool;
    this.time = time;
    this.pause = pause;
    // The tables before the first question, whose snapshot is that of all: a view that was built
    // anew is exchanged for another table, whose rows an older snapshot would not see.
    var locks =
        tables.isEmpty()
            ? ""
            : tables.stream()
                .map(Derived::table)
                .distinct()
                .sorted()
                .collect(Collectors.joining(", ", "; lock table ", " in access share mode"));
    this.begin =
        "begin isolation level repeatable read, read only; set local statement_timeout = "
            + time.toMillis()
            + locks;
  }

  interface Look<T> {
    T at(SqlConnection snapshot) throws InterruptedException, ExecutionException, TimeoutException;
  }

  <T> T look(Look<T> look) throws InterruptedException, ExecutionException, TimeoutException {
    var begun = System.nanoTime();
    looking = true;
    try {
      return lookAt(look);
    } finally {
      looking = false;
      busy += System.nanoTime() - begun;
    }
  }

  private <T> T lookAt(Look<T> look)
      throws InterruptedException, ExecutionException, TimeoutException {
    var connection = await(pool.getConnection());
    try {
      var _ = await(connection.query(begin).execute());
      return look.at(connection);
    } finally {
      // It has only read: there is nothing to commit, and nobody has to wait for it.
      connection
          .query("rollback")
          .execute()
          .onItemOrFailure()
          .transformToUni((_, _) -> connection.close())
          .subscribe()
          .with(_ -> {}, _ -> {});
    }
  }

  /// Leaves the processor and the database to others, for as long as the looks since the last rest
  /// demand. Their waiting counts, too: where others have much to do, it rests longer.
  void rest() throws InterruptedException {
    var looks = Duration.ofNanos(busy);
    busy = 0;
    Thread.sleep(pause.after(looks));
  }

  <T> T await(Uni<T> work) throws InterruptedException, ExecutionException, TimeoutException {
    if (looking) {
      return answer(work);
    }
    var begun = System.nanoTime();
    try {
      return answer(work);
    } finally {
      busy += System.nanoTime() - begun;
    }
  }

  private <T> T answer(Uni<T> work)
      throws InterruptedException, ExecutionException, TimeoutException {
    return work.subscribeAsCompletionStage().get(time.toMillis(), TimeUnit.MILLISECONDS);
  }
}
