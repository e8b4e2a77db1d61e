package org.aimsledger.incident.livestream;

import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.StreamSupport;

/// Reads the own log, and counts who follows it.
@Singleton
class LiveStore {
  private final Pool pool;
  private final AtomicInteger clients = new AtomicInteger();
  private volatile boolean stopping;

  LiveStore(Pool pool) {
    this.pool = pool;
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

  /// What follows a place.
  ///
  /// @param limit most events of one lane
  Uni<List<LiveEvent>> after(LivePlace place, int limit) {
    return pool.preparedQuery(
            """
            select e.lane, e.seq, e.document
              from unnest($1::bigint[]) with ordinality as place (seq, number)
              cross join lateral (
                select lane, seq, document from events
                 where events.lane = place.number - 1 and events.seq > place.seq
                 order by events.seq limit $2) e
             order by e.lane, e.seq""")
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
