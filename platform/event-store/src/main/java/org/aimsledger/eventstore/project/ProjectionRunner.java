package org.aimsledger.eventstore.project;

import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.aimsledger.eventstore.store.EventLog;
import org.aimsledger.eventstore.store.StoredEvent;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/// Keeps one view up to date: one virtual thread that follows all lanes.
///
/// Several processes may run the same view: the cursor's row lock orders them, and who finds it
/// moved reads again.
public final class ProjectionRunner<E, R> implements AutoCloseable {
  private final Projection<E, R> projection;
  private final ProjectionStep<E, R> step;
  private final EventLog log;
  private final Sessions sessions;
  private final ProjectionSettings settings;
  private final ProjectionObserver observer;
  private final ProjectionProgress progress;
  private final AtomicInteger rebuilds = new AtomicInteger();
  private final Thread thread;
  private volatile boolean stopped;
  private volatile @Nullable Throwable trouble;

  public ProjectionRunner(
      Projection<E, R> projection,
      EventLog log,
      Sessions sessions,
      ProjectionSettings settings,
      ProjectionObserver observer) {
    this.projection = projection;
    this.step = new ProjectionStep<>(projection);
    this.log = log;
    this.sessions = sessions;
    this.settings = settings;
    this.observer = observer;
    this.progress = new ProjectionProgress(log.heads().lanes());
    this.thread = Thread.ofVirtual().name("projection-" + projection.name()).unstarted(this::loop);
  }

  /// Starts following.
  public void start() {
    thread.start();
  }

  /// Name of the view.
  public String name() {
    return projection.name();
  }

  /// Last applied number of each lane.
  public long[] reached() {
    return progress.reached();
  }

  /// Why the view stands still, or null when it doesn't.
  public @Nullable Throwable trouble() {
    return trouble;
  }

  /// Asks for the view to be emptied and built again from the log; takes effect within the next
  /// step.
  public void rebuild() {
    rebuilds.set(1);
  }

  /// Waits, bounded, until the view has applied what the log had committed when this was called.
  ///
  /// @return how many of those events it has not applied; 0 when it has caught up
  public Uni<Long> behind() {
    return log.committedHeads()
        .invoke(this::announce)
        .flatMap(
            committed ->
                progress
                    .await(committed)
                    .replaceWith(0L)
                    .ifNoItem()
                    .after(settings.ownWrites())
                    .recoverWithItem(() -> progress.behind(committed)));
  }

  private void announce(long[] committed) {
    for (var lane = 0; lane < committed.length; lane++) {
      log.heads().reached(lane, committed[lane]);
    }
  }

  /// Stops after the step that is under way.
  @Override
  public void close() {
    stopped = true;
    thread.interrupt();
    try {
      if (!thread.join(settings.timeout())) {
        observer.failed(projection.name(), new IllegalStateException("did not stop in time"));
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private void loop() {
    var prepared = false;
    while (!stopped) {
      try {
        if (!prepared) {
          prepare();
          prepared = true;
        }
        if (rebuilds.getAndSet(0) > 0) {
          empty(projection.version());
        }
        var moved = false;
        for (var lane = 0; lane < log.heads().lanes(); lane++) {
          moved |= follow(lane);
        }
        trouble = null;
        if (!moved) {
          var _ = log.heads().awaitAnyBeyond(progress.reached(), settings.rest());
        }
      } catch (InterruptedException _) {
        return;
      } catch (ExecutionException | TimeoutException | RuntimeException e) {
        if (stopped) {
          return;
        }
        prepared = false;
        trouble = e instanceof ExecutionException && e.getCause() != null ? e.getCause() : e;
        observer.failed(projection.name(), e);
        if (!pause()) {
          return;
        }
      }
    }
  }

  private boolean pause() {
    try {
      Thread.sleep(settings.pause());
      return true;
    } catch (InterruptedException _) {
      return false;
    }
  }

  /// Reads the cursors; empties the view first when it was built by another version of the code.
  private void prepare() throws InterruptedException, ExecutionException, TimeoutException {
    var stored =
        inTransaction(
            session ->
                session
                    .createNativeQuery(
                        "select coalesce(max(version), -1) from projection_cursor where name = :name",
                        Integer.class)
                    .setParameter("name", projection.name())
                    .getSingleResult());
    if (stored != projection.version()) {
      if (stored >= 0) {
        observer.rebuilding(projection.name(), stored, projection.version());
      }
      empty(projection.version());
      return;
    }
    for (var lane = 0; lane < log.heads().lanes(); lane++) {
      progress.reached(lane, cursor(lane));
    }
  }

  private long cursor(int lane) throws InterruptedException, ExecutionException, TimeoutException {
    return inTransaction(session -> lockedCursor(session, lane));
  }

  private void empty(int version)
      throws InterruptedException, ExecutionException, TimeoutException {
    var _ =
        inTransaction(
            session ->
                session
                    .createMutationQuery("delete from " + projection.rowType().getName())
                    .executeUpdate()
                    .flatMap(_ -> resetCursors(session, version)));
    for (var lane = 0; lane < log.heads().lanes(); lane++) {
      progress.reached(lane, 0);
    }
  }

  private Uni<Integer> resetCursors(Mutiny.Session session, int version) {
    return session
        .createNativeQuery(
            "insert into projection_cursor (name, lane, version, seq)"
                + " select :name, lane, :version, 0 from lane_head"
                + " on conflict (name, lane) do update set version = :version, seq = 0")
        .setParameter("name", projection.name())
        .setParameter("version", version)
        .executeUpdate();
  }

  /// @return whether there was something to apply
  private boolean follow(int lane)
      throws InterruptedException, ExecutionException, TimeoutException {
    var at = progress.reached()[lane];
    if (log.heads().of(lane) <= at) {
      return false;
    }
    var events =
        log.readLane(lane, at, settings.batch())
            .subscribeAsCompletionStage()
            .get(settings.timeout().toMillis(), TimeUnit.MILLISECONDS);
    if (events.isEmpty()) {
      return false;
    }
    var reached = inTransaction(session -> apply(session, lane, at, events));
    progress.reached(lane, reached);
    observer.applied(projection.name(), lane, reached, events.size());
    return true;
  }

  private Uni<Long> apply(Mutiny.Session session, int lane, long at, List<StoredEvent> events) {
    var last = events.getLast().seq();
    return lockedCursor(session, lane)
        .flatMap(
            stored ->
                stored == at
                    ? step.apply(session, events)
                        .flatMap(_ -> moveCursor(session, lane, last))
                        .replaceWith(last)
                    // Another process was here: nothing is applied, the next round starts from its
                    // cursor.
                    : Uni.createFrom().item(stored));
  }

  private Uni<Long> lockedCursor(Mutiny.Session session, int lane) {
    return session
        .createNativeQuery(
            "select seq from projection_cursor where name = :name and lane = :lane for update",
            Long.class)
        .setParameter("name", projection.name())
        .setParameter("lane", lane)
        .getSingleResult();
  }

  private Uni<Integer> moveCursor(Mutiny.Session session, int lane, long seq) {
    return session
        .createNativeQuery(
            "update projection_cursor set seq = :seq where name = :name and lane = :lane")
        .setParameter("seq", seq)
        .setParameter("name", projection.name())
        .setParameter("lane", lane)
        .executeUpdate();
  }

  private <T> T inTransaction(Function<Mutiny.Session, Uni<T>> work)
      throws InterruptedException, ExecutionException, TimeoutException {
    CompletableFuture<T> answer = sessions.inTransaction(work);
    return answer.get(settings.timeout().toMillis(), TimeUnit.MILLISECONDS);
  }
}
