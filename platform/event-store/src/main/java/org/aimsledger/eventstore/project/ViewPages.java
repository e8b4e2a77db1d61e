package org.aimsledger.eventstore.project;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlClient;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.aimsledger.eventstore.store.EventDocument;
import org.aimsledger.eventstore.store.EventLog;
import org.aimsledger.eventstore.store.StoredEvent;
import org.jspecify.annotations.Nullable;

/// Reads the log in pages for one table. While a page is being written, the next one is already
/// read and decoded. For one thread.
final class ViewPages<E> {
  private final Projection<E, ?> projection;
  private final EventLog log;
  private final Pool pool;
  private final ProjectionSettings settings;
  private @Nullable ViewPlace aheadFrom;
  private @Nullable CompletableFuture<ViewPage<E>> ahead;
  private volatile long documentSize = 1_024;

  ViewPages(Projection<E, ?> projection, EventLog log, Pool pool, ProjectionSettings settings) {
    this.projection = projection;
    this.log = log;
    this.pool = pool;
    this.settings = settings;
  }

  /// The page after a place. When the log goes on behind it, reading the one after that begins.
  ViewPage<E> after(ViewPlace place)
      throws InterruptedException, ExecutionException, TimeoutException {
    var mine = ahead != null && place.equals(aheadFrom) ? ahead : read(place);
    ahead = null;
    var page = mine.get(settings.timeout().toMillis(), TimeUnit.MILLISECONDS);
    if (page.more()) {
      aheadFrom = page.to();
      ahead = read(page.to());
    }
    return page;
  }

  private CompletableFuture<ViewPage<E>> read(ViewPlace from) {
    var limit = limit();
    // One connection for all lanes: a view that is far behind must not take the pool from commands.
    return pool.withConnection(connection -> lanes(connection, from, limit))
        .subscribeAsCompletionStage()
        // Decoding costs as much as the database does: not on the thread that serves sockets.
        .thenApplyAsync(read -> decode(from, read, limit), task -> Thread.ofVirtual().start(task));
  }

  private Uni<List<List<StoredEvent>>> lanes(SqlClient client, ViewPlace from, int limit) {
    var lanes = new ArrayList<Uni<List<StoredEvent>>>();
    for (var lane = 0; lane < log.heads().lanes(); lane++) {
      lanes.add(
          log.heads().of(lane) > from.of(lane)
              ? log.readLane(client, lane, from.of(lane), limit)
              : Uni.createFrom().item(List.of()));
    }
    return Uni.join().all(lanes).andFailFast();
  }

  /// As many events a lane as are allowed, fewer when they are big.
  private int limit() {
    var fitting = settings.pageBytes() / (documentSize * log.heads().lanes());
    return Math.clamp(fitting, 1, settings.batch());
  }

  private ViewPage<E> decode(ViewPlace from, List<List<StoredEvent>> lanes, int limit) {
    var touches = new ArrayList<ViewPage.Touch<E>>();
    var to = new ArrayList<Long>();
    var events = 0;
    var bytes = 0L;
    var more = false;
    for (var lane = 0; lane < lanes.size(); lane++) {
      var read = lanes.get(lane);
      to.add(read.isEmpty() ? from.of(lane) : read.getLast().seq());
      more |= read.size() == limit;
      events += read.size();
      for (var event : read) {
        bytes += event.document().length;
        var recorded =
            EventDocument.read(projection.types(), event.lane(), event.seq(), event.document());
        var key = projection.key(recorded);
        if (key != null) {
          touches.add(new ViewPage.Touch<>(key, recorded));
        }
      }
    }
    if (events > 0) {
      documentSize = Math.max(1, bytes / events);
    }
    return new ViewPage<>(from, from.moved(to), touches, events, more);
  }
}
