package org.aimsledger.eventstore.store;

import io.smallrye.mutiny.TimeoutException;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.pgclient.PgException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.LongConsumer;
import java.util.function.LongSupplier;

/// The appends of one lane in this process: a queue with one batch in flight. What arrives
/// meanwhile is the next batch. The row lock on the lane's head would serialise the batches anyway;
/// waiting here makes them larger.
final class LaneAppender {
  private record Waiting(Append append, UniEmitter<? super AppendResult> emitter) {}

  private final Pool pool;
  private final RowSeals seals;
  private final int lane;
  private final AppendSettings settings;
  private final LongConsumer committed;
  private final LongSupplier known;
  private final AppendObserver observer;
  private final Deque<Waiting> queue = new ArrayDeque<>();
  private boolean inFlight;

  /// @param committed is told the new head of the lane after each batch
  /// @param known number that the lane has reached for sure
  LaneAppender(
      Pool pool,
      RowSeals seals,
      int lane,
      AppendSettings settings,
      LongConsumer committed,
      LongSupplier known,
      AppendObserver observer) {
    this.pool = pool;
    this.seals = seals;
    this.lane = lane;
    this.settings = settings;
    this.committed = committed;
    this.known = known;
    this.observer = observer;
  }

  /// Stores one item together with whatever else is waiting.
  Uni<AppendResult> append(Append append) {
    return Uni.createFrom().emitter(emitter -> enqueue(new Waiting(append, emitter)));
  }

  private void enqueue(Waiting waiting) {
    synchronized (queue) {
      if (queue.size() < settings.queueItems()) {
        queue.add(waiting);
        if (inFlight) {
          return;
        }
        inFlight = true;
      } else {
        waiting.emitter().fail(new OverloadedException(lane, settings.queueItems()));
        return;
      }
    }
    flush();
  }

  private void flush() {
    List<Waiting> batch;
    synchronized (queue) {
      batch = nextBatch();
      if (batch.isEmpty()) {
        inFlight = false;
        return;
      }
    }
    send(batch, 0);
  }

  /// Takes what fits. A stream, a receipt or a name is at most once in a batch: the statement
  /// judges all items by what was stored before it.
  private List<Waiting> nextBatch() {
    var batch = new ArrayList<Waiting>();
    var left = new ArrayDeque<Waiting>();
    var taken = new HashSet<Object>();
    var bytes = 0L;
    while (!queue.isEmpty() && batch.size() < settings.batchItems()) {
      var next = queue.peekFirst();
      var size = next.append().bytes();
      if (!batch.isEmpty() && bytes + size > settings.batchBytes()) {
        break;
      }
      queue.removeFirst();
      if (exclusive(next.append(), taken)) {
        batch.add(next);
        bytes += size;
      } else {
        left.add(next);
      }
    }
    while (!left.isEmpty()) {
      queue.addFirst(left.removeLast());
    }
    return batch;
  }

  private static boolean exclusive(Append append, Set<Object> taken) {
    if (clashes(append, taken)) {
      // Later items of the same stream must not overtake this one.
      taken.add(append.stream());
      return false;
    }
    taken.add(append.stream());
    if (append.receipt() != null) {
      taken.add(append.receipt().identity());
    }
    for (var change : append.claims()) {
      taken.add(change.claim());
    }
    return true;
  }

  private static boolean clashes(Append append, Set<Object> taken) {
    if (taken.contains(append.stream())) {
      return true;
    }
    if (append.receipt() != null && taken.contains(append.receipt().identity())) {
      return true;
    }
    for (var change : append.claims()) {
      if (taken.contains(change.claim())) {
        return true;
      }
    }
    return false;
  }

  private void send(List<Waiting> batch, int attempt) {
    var started = System.nanoTime();
    BatchStatement.execute(
            pool, seals, lane, known.getAsLong(), batch.stream().map(Waiting::append).toList())
        .ifNoItem()
        .after(settings.timeout())
        .fail()
        // Before the subscriber: what throws here is a failure like others, and the statement is
        // sent again. In the subscriber it would leave the batch without answers and the lane
        // waiting for ever.
        .invoke(
            answer -> {
              observer.appended(lane, batch.size(), System.nanoTime() - started);
              committed.accept(answer.head());
            })
        .subscribe()
        .with(
            answer -> {
              for (var i = 0; i < batch.size(); i++) {
                batch.get(i).emitter().complete(answer.results().get(i));
              }
              flush();
            },
            failure -> failed(batch, attempt, failure));
  }

  private void failed(List<Waiting> batch, int attempt, Throwable failure) {
    observer.failed(lane, failure);
    if (failure instanceof PgException refused && !transientState(refused)) {
      // The database judged the statement and stored nothing. One bad item must not fail its
      // neighbours.
      if (batch.size() > 1) {
        sendOneByOne(batch);
      } else {
        batch.getFirst().emitter().fail(judged(refused));
        flush();
      }
    } else if (attempt < settings.retries()) {
      // Safe although the outcome is unknown: the statement recognises what it has stored before.
      Uni.createFrom()
          .voidItem()
          .onItem()
          .delayIt()
          .by(settings.retryPause().multipliedBy(1L << attempt))
          .subscribe()
          .with(_ -> send(batch, attempt + 1));
    } else {
      var unavailable =
          failure instanceof TimeoutException
              ? new StoreUnavailableException("the log did not answer in " + settings.timeout())
              : new StoreUnavailableException("the log can't be reached", failure);
      batch.forEach(waiting -> waiting.emitter().fail(unavailable));
      flush();
    }
  }

  private void sendOneByOne(List<Waiting> batch) {
    synchronized (queue) {
      for (var waiting : batch.reversed()) {
        queue.addFirst(waiting);
      }
    }
    flushSingly(batch.size());
  }

  private void flushSingly(int left) {
    if (left == 0) {
      flush();
      return;
    }
    Waiting waiting;
    synchronized (queue) {
      waiting = queue.removeFirst();
    }
    BatchStatement.execute(pool, seals, lane, known.getAsLong(), List.of(waiting.append()))
        .ifNoItem()
        .after(settings.timeout())
        .fail()
        .invoke(answer -> committed.accept(answer.head()))
        .subscribe()
        .with(
            answer -> {
              waiting.emitter().complete(answer.results().getFirst());
              flushSingly(left - 1);
            },
            failure -> {
              observer.failed(lane, failure);
              waiting
                  .emitter()
                  .fail(
                      failure instanceof PgException refused && !transientState(refused)
                          ? judged(refused)
                          : new StoreUnavailableException("the log can't be reached", failure));
              flushSingly(left - 1);
            });
  }

  private static Throwable judged(PgException refused) {
    return BatchStatement.WENT_BACK.equals(refused.getSqlState())
        ? new LogClosedException("The database is older than it was.")
        : refused;
  }

  /// Deadlock, serialisation failure, server shutting down, too many connections, out of disk or
  /// memory: states that pass, not judgements of the statement.
  private static boolean transientState(PgException failure) {
    var state = failure.getSqlState();
    return state != null
        && (state.startsWith("40")
            || state.startsWith("53")
            || state.startsWith("57")
            || state.startsWith("08"));
  }
}
