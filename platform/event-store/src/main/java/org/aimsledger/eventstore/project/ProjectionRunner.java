package org.aimsledger.eventstore.project;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.aimsledger.eventstore.compare.Derived;
import org.aimsledger.eventstore.store.EventLog;
import org.aimsledger.eventstore.store.Pace;
import org.jspecify.annotations.Nullable;

/// Keeps one view up to date: one virtual thread that follows all lanes, and one that builds the
/// view anew when that is wanted.
///
/// Several processes may run the same view: the lock on its place orders them, and who finds it
/// moved reads again. A process whose projection has another version than the rows leaves them
/// alone: with a newer one it builds a copy and puts it in their place, with an older one it stands
/// by.
public final class ProjectionRunner<E, R> implements AutoCloseable {
  private final Projection<E, R> projection;
  private final EventLog log;
  private final ProjectionSettings settings;
  private final ProjectionObserver observer;
  private final ProjectionProgress progress;
  private final ViewDatabase database;
  private final ViewPages<E> pages;
  private final ViewWriter<E, R> writer;
  private final ViewRebuild<E, R> rebuild;
  private final Pace pace;
  private final Semaphore wanted = new Semaphore(0);
  private final Thread follower;
  private final Thread builder;
  private volatile boolean stopped;
  private volatile @Nullable Throwable trouble;
  private volatile int served = -1;

  /// @param decoded the log's events, shared by the views of a service
  public ProjectionRunner(
      Projection<E, R> projection,
      EventLog log,
      DecodedLog<E> decoded,
      Pool pool,
      ProjectionSettings settings,
      ProjectionObserver observer) {
    this.projection = projection;
    this.log = log;
    this.settings = settings;
    this.observer = observer;
    this.progress = new ProjectionProgress(log.heads().lanes());
    this.database = new ViewDatabase(pool, projection.name(), settings.timeout());
    this.pages =
        new ViewPages<>(
            projection, decoded::after, log.heads().lanes(), settings.sharedPageBytes(), settings);
    this.writer =
        new ViewWriter<>(
            projection, RowTable.of(projection.rowType(), ""), new ViewCursor(projection.name()));
    this.rebuild = new ViewRebuild<>(projection, database, log, decoded, settings, observer);
    this.pace = new Pace(settings.spacing());
    this.follower = thread("projection-", this::follow);
    this.builder = thread("rebuild-", this::build);
  }

  private Thread thread(String kind, Runnable work) {
    return Thread.ofVirtual().name(kind + projection.name()).unstarted(work);
  }

  /// Starts following.
  public void start() {
    follower.start();
    builder.start();
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

  /// Whether another version of the projection has written the rows that are served, so that this
  /// process doesn't move them.
  public boolean standsBy() {
    return served >= 0 && served != projection.version();
  }

  /// Asks for the view to be built again from the log, beside the rows that are served. The wish is
  /// stored: whoever runs this version of the view fulfils it, also after a restart. Asking again
  /// while it is being fulfilled changes nothing.
  public Uni<Void> rebuild() {
    return database.begin(projection.version()).invoke(_ -> wanted.release());
  }

  /// The rows that are served, for comparing them with the events.
  public Derived rows() {
    return new ViewRows<>(projection);
  }

  /// How the view stands now.
  public Uni<ViewStatus> status() {
    return log.committedHeads()
        .flatMap(
            heads ->
                building(heads)
                    .map(
                        building ->
                            new ViewStatus(
                                projection.name(),
                                projection.version(),
                                served,
                                progress.behind(heads),
                                building.orElse(null))));
  }

  private Uni<Optional<ViewStatus.Rebuild>> building(long[] heads) {
    return database
        .building()
        .flatMap(
            building ->
                building.isEmpty()
                    ? Uni.createFrom().item(Optional.empty())
                    : rebuild
                        .cursor()
                        .read(database.pool())
                        .map(place -> Optional.of(progress(building.get(), place, heads))));
  }

  private static ViewStatus.Rebuild progress(
      ViewDatabase.Building building, ViewPlace place, long[] heads) {
    var events = Arrays.stream(heads).sum();
    var missing = place.seqs().isEmpty() ? events : place.behind(heads);
    return new ViewStatus.Rebuild(building.version(), events - missing, events, building.indexed());
  }

  /// Waits, bounded, until the view has applied what the log had committed when this was called.
  /// Doesn't wait for a view whose rows another version of the projection has written.
  ///
  /// @return how many of those events it has not applied; 0 when it has caught up
  public Uni<Long> behind() {
    return log.committedHeads()
        .invoke(this::announce)
        .flatMap(
            committed ->
                served >= 0 && served < projection.version()
                    ? copyBehind(committed)
                    : awaited(committed)
                        .replaceWith(0L)
                        .ifNoItem()
                        .after(settings.ownWrites())
                        .recoverWithItem(() -> progress.behind(committed)));
  }

  /// What the rows lack is what the copy with the right meaning still has to apply; at least one,
  /// as it isn't served yet.
  private Uni<Long> copyBehind(long[] committed) {
    return rebuild
        .cursor()
        .read(database.pool())
        .map(
            place ->
                place.seqs().isEmpty() ? Arrays.stream(committed).sum() : place.behind(committed))
        .map(missing -> Math.max(1, missing));
  }

  /// Somebody who waits doesn't wait for others to come.
  private Uni<Boolean> awaited(long[] committed) {
    if (progress.behind(committed) > 0) {
      pace.hurry();
    }
    return progress.await(committed);
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
    follower.interrupt();
    builder.interrupt();
    try {
      if (!follower.join(settings.timeout()) || !builder.join(settings.timeout())) {
        observer.failed(projection.name(), new IllegalStateException("did not stop in time"));
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private void follow() {
    @Nullable ViewPlace place = null;
    while (!stopped) {
      try {
        place = place == null ? opened() : moved(place);
        trouble = null;
      } catch (InterruptedException _) {
        return;
      } catch (ExecutionException | TimeoutException | RuntimeException e) {
        if (stopped || !failed(e)) {
          return;
        }
        place = null;
      }
    }
  }

  private void build() {
    while (!stopped) {
      try {
        if (!rebuild.attempt()) {
          var _ = wanted.tryAcquire(settings.rest().toMillis(), TimeUnit.MILLISECONDS);
        }
      } catch (InterruptedException _) {
        return;
      } catch (ExecutionException | TimeoutException | RuntimeException e) {
        if (stopped || !failed(e)) {
          return;
        }
      }
    }
  }

  /// @return whether to go on
  private boolean failed(Exception e) {
    trouble = e instanceof ExecutionException && e.getCause() != null ? e.getCause() : e;
    observer.failed(projection.name(), e);
    try {
      Thread.sleep(settings.pause());
      return true;
    } catch (InterruptedException _) {
      return false;
    }
  }

  private ViewPlace opened() throws InterruptedException, ExecutionException, TimeoutException {
    var place = database.await(writer.cursor().open(database.pool(), projection.version()));
    show(place);
    return place;
  }

  /// One step: applies a page, or waits for news.
  private ViewPlace moved(ViewPlace place)
      throws InterruptedException, ExecutionException, TimeoutException {
    if (place.version() != projection.version()) {
      return stoodBy(place);
    }
    if (!log.heads().awaitAnyBeyond(place.toArray(), settings.rest())) {
      // Somebody may have rebuilt the view meanwhile.
      return shown(database.await(writer.cursor().read(database.pool())));
    }
    pace.await();
    var page = pages.after(place);
    if (page.more()) {
      pace.hurry();
    }
    var after =
        page.touches().isEmpty()
            ? database.await(writer.cursor().pass(database.pool(), page.from(), page.to()))
            : database.inTransaction(transaction -> writer.write(transaction, page));
    show(after);
    if (after.equals(page.to()) && page.events() > 0) {
      for (var lane = 0; lane < log.heads().lanes(); lane++) {
        var events = after.of(lane) - place.of(lane);
        if (events > 0) {
          observer.applied(projection.name(), lane, after.of(lane), (int) events);
        }
      }
    }
    return after;
  }

  /// The rows have another meaning than this code gives them: others move them, this process only
  /// looks how far they are.
  private ViewPlace stoodBy(ViewPlace place)
      throws InterruptedException, ExecutionException, TimeoutException {
    if (place.version() < projection.version()) {
      var building = database.await(database.building());
      if (building.isEmpty() || building.get().version() < projection.version()) {
        observer.rebuilding(projection.name(), place.version(), projection.version());
        database.await(rebuild());
      }
    }
    Thread.sleep(settings.poll());
    return shown(database.await(writer.cursor().read(database.pool())));
  }

  private ViewPlace shown(ViewPlace place) {
    show(place);
    return place;
  }

  private void show(ViewPlace place) {
    served = place.version();
    for (var lane = 0; lane < log.heads().lanes(); lane++) {
      progress.reached(lane, place.of(lane));
    }
  }
}
