package org.aimsledger.eventstore.project;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.aimsledger.eventstore.core.Recorded;
import org.jspecify.annotations.Nullable;

/// The log in pages for one table. While a page is being written, the next one is already read and
/// decoded. For one thread.
final class ViewPages<E> {
  private final Projection<E, ?> projection;
  private final Reading<E> reading;
  private final int lanes;
  private final ProjectionSettings settings;
  private final long pageBytes;
  private final Map<String, Boolean> followed = new ConcurrentHashMap<>();
  private @Nullable ViewPlace aheadFrom;
  private @Nullable CompletableFuture<ViewPage<E>> ahead;
  private volatile long documentSize = 1_024;

  /// @param reading where the events come from
  /// @param pageBytes bytes of documents that a page should not exceed by much
  ViewPages(
      Projection<E, ?> projection,
      Reading<E> reading,
      int lanes,
      long pageBytes,
      ProjectionSettings settings) {
    this.projection = projection;
    this.reading = reading;
    this.lanes = lanes;
    this.pageBytes = pageBytes;
    this.settings = settings;
  }

  /// Reads what follows a place.
  @FunctionalInterface
  interface Reading<E> {
    CompletableFuture<List<List<LogEntry<E>>>> from(ViewPlace place, int limit);
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
    // Decoding costs as much as the database does, and whoever waits for its turn to read may have
    // been woken by the same thread.
    return reading
        .from(from, limit)
        .thenApplyAsync(read -> page(from, read, limit), task -> Thread.ofVirtual().start(task));
  }

  /// As many events a lane as are allowed, fewer when they are big.
  private int limit() {
    var fitting = pageBytes / (documentSize * lanes);
    return Math.clamp(fitting, 1, settings.batch());
  }

  private ViewPage<E> page(ViewPlace from, List<List<LogEntry<E>>> lanes, int limit) {
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
      for (var entry : read) {
        bytes += entry.bytes();
        if (follows(entry.name())) {
          entry.event().ifPresent(event -> touch(event, touches));
        }
      }
    }
    if (events > 0) {
      documentSize = Math.max(1, bytes / events);
    }
    return new ViewPage<>(from, from.moved(to), touches, events, more);
  }

  /// An unknown name is followed, so that reading it stops the view.
  private boolean follows(String name) {
    return followed.computeIfAbsent(
        name, _ -> projection.types().recordOf(name).map(projection::follows).orElse(true));
  }

  private void touch(Recorded<E> recorded, List<ViewPage.Touch<E>> touches) {
    var key = projection.key(recorded);
    if (key != null) {
      touches.add(new ViewPage.Touch<>(key, recorded));
    }
  }
}
