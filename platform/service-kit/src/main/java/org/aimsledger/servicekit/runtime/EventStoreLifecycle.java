package org.aimsledger.servicekit.runtime;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.aimsledger.eventstore.handle.EventStore;
import org.aimsledger.eventstore.inbox.CatchUp;
import org.aimsledger.eventstore.inbox.Inbox;
import org.aimsledger.eventstore.inbox.Inboxes;
import org.aimsledger.eventstore.project.ProjectionRunner;
import org.aimsledger.eventstore.project.ReadModel;
import org.aimsledger.eventstore.relay.Relay;
import org.aimsledger.eventstore.store.LogReturn;
import org.aimsledger.servicekit.config.ServiceConfig;
import org.aimsledger.servicekit.http.Admission;

/// Starts what runs in the background and stops it in the reverse order: views, and four watches.
/// The relay starts when the log is known to be whole, see the package `recovery`, and stops here.
@Singleton
class EventStoreLifecycle {
  private static final int RECEIPTS_AT_ONCE = 1_000;
  private static final Duration RECEIPTS_EVERY = Duration.ofMinutes(10);
  private static final Duration LOOK_AT_DATABASE = Duration.ofMillis(100);
  private static final long NOT_ASKED = Long.MIN_VALUE;
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final EventStoreConfig config;
  private final EventStore store;
  private final ReadModel views;
  private final Relay relay;
  private final Inboxes inboxes;
  private final LogReturn returning;
  private final Admission admission;
  private final Duration silence;
  private final CatchUp catchUp;
  private final AtomicLong askedSince = new AtomicLong(NOT_ASKED);
  private volatile List<Thread> watches = List.of();

  EventStoreLifecycle(
      EventStoreConfig config,
      ServiceConfig surroundings,
      EventStore store,
      ReadModel views,
      Relay relay,
      Inboxes inboxes,
      LogReturn returning,
      Admission admission) {
    this.config = config;
    this.silence = surroundings.database().silence();
    this.admission = admission;
    this.store = store;
    this.views = views;
    this.relay = relay;
    this.inboxes = inboxes;
    this.returning = returning;
    this.catchUp = new CatchUp(EventStoreLifecycle::await, config.eventStore().pullBatch());
  }

  void start(@Observes StartupEvent event) {
    views.views().forEach(ProjectionRunner::start);
    watches =
        List.of(
            watch("database", LOOK_AT_DATABASE, this::lookAtDatabase),
            watch("heads", config.eventStore().headsPoll(), this::readHeads),
            watch("producers", config.eventStore().catchUp(), this::compareWithProducers),
            watch("receipts", RECEIPTS_EVERY, this::forgetReceipts));
    EventStoreLog.LOG.started(
        config.service(),
        store.log().heads().lanes(),
        views.views().stream().map(ProjectionRunner::name).sorted().toList().toString(),
        inboxes.opened().stream().map(Inbox::source).sorted().toList().toString());
  }

  void stop(@Observes ShutdownEvent event) {
    watches.forEach(Thread::interrupt);
    views.views().forEach(ProjectionRunner::close);
    relay.close();
  }

  private interface Round {
    void run() throws InterruptedException, ExecutionException, TimeoutException;
  }

  private static Thread watch(String name, Duration every, Round round) {
    return Thread.ofVirtual()
        .name("watch-" + name)
        .start(
            () -> {
              try {
                var failing = false;
                while (!Thread.currentThread().isInterrupted()) {
                  failing = !attempt(name, round, failing);
                  Thread.sleep(every);
                }
              } catch (InterruptedException _) {
                // Stopping.
              }
            });
  }

  /// @param failing whether the round before failed: an outage is one line, not one a second
  /// @return whether it succeeded
  private static boolean attempt(String name, Round round, boolean failing)
      throws InterruptedException {
    try {
      round.run();
      return true;
    } catch (ExecutionException | TimeoutException | RuntimeException e) {
      if (!failing) {
        EventStoreLog.LOG.watchFailed(name, EventStoreMetrics.reason(e));
      }
      Thread.sleep(Duration.ofSeconds(1));
      return false;
    }
  }

  /// The heads are asked for all the time, so the first question without an answer tells how long
  /// the database has been silent. A question that was never asked, because this process had to
  /// wait for a processor, tells nothing.
  private void lookAtDatabase() {
    var since = askedSince.get();
    admission.databaseSilent(since != NOT_ASKED && System.nanoTime() - since > silence.toNanos());
  }

  private void readHeads() throws InterruptedException, ExecutionException, TimeoutException {
    var _ = askedSince.compareAndSet(NOT_ASKED, System.nanoTime());
    var known = known();
    var heads = await(store.log().committedHeads());
    askedSince.set(NOT_ASKED);
    for (var lane = 0; lane < heads.length; lane++) {
      if (heads[lane] < known[lane]) {
        wentBack(lane, heads[lane], known[lane]);
      }
      store.log().heads().reached(lane, heads[lane]);
    }
  }

  /// From before the question: what is committed meanwhile must not look like a loss.
  private long[] known() {
    return IntStream.range(0, store.log().heads().lanes())
        .mapToLong(lane -> store.log().heads().of(lane))
        .toArray();
  }

  /// Somebody has exchanged the database beneath this process, whose memory is of no use any more.
  private void wentBack(int lane, long head, long known) {
    if (store
        .log()
        .gate()
        .closeForGood("The database is older than it was; the service starts again.")) {
      EventStoreLog.LOG.wentBack(lane, head, known);
      relay.close();
    }
  }

  private void compareWithProducers()
      throws InterruptedException, ExecutionException, TimeoutException {
    for (var inbox : inboxes.opened()) {
      catchUp.look(inbox);
    }
  }

  private void forgetReceipts() throws InterruptedException, ExecutionException, TimeoutException {
    var seconds = config.eventStore().keepReceipts().toSeconds();
    while (await(store.log().forgetReceipts(seconds, RECEIPTS_AT_ONCE)) == RECEIPTS_AT_ONCE) {
      Thread.sleep(Duration.ofMillis(100));
    }
    await(returning.forget(seconds));
  }

  private static <T> T await(Uni<T> work)
      throws InterruptedException, ExecutionException, TimeoutException {
    var answer = work.subscribeAsCompletionStage();
    try {
      return answer.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    } finally {
      // What nobody waits for any more must not go on beside what is begun next.
      answer.cancel(true);
    }
  }
}
