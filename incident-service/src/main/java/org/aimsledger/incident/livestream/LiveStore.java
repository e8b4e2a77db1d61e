package org.aimsledger.incident.livestream;

import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.StreamSupport;
import org.aimsledger.incident.platform.LiveConfig;

/// Reads the own log, and counts who follows it.
@Singleton
class LiveStore {
  private final Pool pool;
  private final Duration fresh;
  private final Multi<Long> ticks;
  private final AtomicInteger clients = new AtomicInteger();
  private final AtomicLong reads = new AtomicLong();
  private final Map<LivePlace, Look> looks = new HashMap<>();
  private volatile boolean stopping;

  LiveStore(Pool pool, LiveConfig config) {
    this.pool = pool;
    this.fresh = config.look().dividedBy(2);
    this.ticks =
        Multi.createFrom()
            .ticks()
            .every(config.look())
            .onOverflow()
            .drop()
            .broadcast()
            .withCancellationAfterLastSubscriberDeparture()
            .toAllSubscribers();
  }

  /// One look at the log, for all boards that are at the same place.
  private record Look(long begun, Uni<List<LiveEvent>> found) {}

  /// When to look: at the same moment for all boards, so that they share what is found.
  Multi<Long> ticks() {
    return ticks;
  }

  /// How often the log was read.
  long reads() {
    return reads.get();
  }

  /// Counts one more client, unless there are so many.
  boolean enter(int most) {
    if (clients.incrementAndGet() > most) {
      clients.decrementAndGet();
      return false;
    }
    return true;
  }

  /// The service stops: boards are asked to come back, so that it need not wait for them.
  void stop(@Observes ShutdownDelayInitiatedEvent event) {
    stopping = true;
  }

  /// Whether the service stops.
  boolean stopping() {
    return stopping;
  }

  /// Counts one less.
  void leave() {
    clients.decrementAndGet();
  }

  /// How many boards are open.
  int open() {
    return clients.get();
  }

  /// The end of the log now.
  Uni<LivePlace> end() {
    return pool.query("select seq from lane_head order by lane")
        .execute()
        .map(
            rows ->
                new LivePlace(
                    StreamSupport.stream(rows.spliterator(), false)
                        .map(row -> row.getLong("seq"))
                        .toList()));
  }

  /// What follows a place. Boards that have seen everything are at the same place, and whoever asks
  /// shortly after another one gets what that one got.
  ///
  /// @param limit most events of one lane
  Uni<List<LiveEvent>> after(LivePlace place, int limit) {
    return Uni.createFrom().deferred(() -> look(place, limit).found());
  }

  private Look look(LivePlace place, int limit) {
    synchronized (looks) {
      var now = System.nanoTime();
      looks.values().removeIf(look -> now - look.begun() >= fresh.toNanos());
      return looks.computeIfAbsent(
          place,
          _ ->
              new Look(
                  now,
                  read(place, limit)
                      .onFailure()
                      .invoke(() -> forget(place))
                      .memoize()
                      .indefinitely()));
    }
  }

  private void forget(LivePlace place) {
    synchronized (looks) {
      looks.remove(place);
    }
  }

  private Uni<List<LiveEvent>> read(LivePlace place, int limit) {
    return Uni.createFrom().item(reads::incrementAndGet).flatMap(_ -> query(place, limit));
  }

  private Uni<List<LiveEvent>> query(LivePlace place, int limit) {
    return pool.preparedQuery(
            """
            select e.lane, e.seq, e.document
              from unnest($1::bigint[]) with ordinality as place (seq, number)
              cross join lateral (
                select lane, seq, document from events
                 where events.lane = place.number - 1 and events.seq > place.seq
                 order by events.seq limit $2) e
             order by e.lane, e.seq\
            """)
        .execute(Tuple.of(place.seqs().toArray(Long[]::new), limit))
        .map(
            rows ->
                StreamSupport.stream(rows.spliterator(), false)
                    .map(
                        row ->
                            LiveEventTypes.read(
                                row.getShort("lane"),
                                row.getLong("seq"),
                                row.get(Buffer.class, "document").getBytes()))
                    .toList());
  }
}
