package org.aimsledger.eventstore.project;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlClient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.aimsledger.eventstore.store.EventLog;
import org.aimsledger.eventstore.store.EventTypes;
import org.aimsledger.eventstore.store.StoredEvent;

/// The log as the views of one service see it: its events, decoded.
///
/// All views follow the same log, most of them at its end. So the last events are kept and a view
/// that comes second gets them from memory: reading costs once, however many views there are. An
/// event is decoded when the first view wants it, for all of them; what no view follows is never
/// decoded. A view that is further behind than what is kept reads for itself, so that it neither
/// waits for the others nor pushes their events out.
///
/// @param <E> family of the service's events
public final class DecodedLog<E> {
  private final EventTypes<E> types;
  private final EventLog log;
  private final Pool pool;
  private final Duration timeout;
  private final List<LaneTail<E>> tails;
  private CompletableFuture<?> turn = CompletableFuture.completedFuture(null);

  /// @param types every event that the service records
  public DecodedLog(EventTypes<E> types, EventLog log, Pool pool, ProjectionSettings settings) {
    this.types = types;
    this.log = log;
    this.pool = pool;
    this.timeout = settings.timeout();
    var share = Math.max(1, settings.keptBytes() / log.heads().lanes());
    this.tails =
        IntStream.range(0, log.heads().lanes()).mapToObj(_ -> new LaneTail<E>(share)).toList();
  }

  /// What follows a place, a list a lane.
  ///
  /// @param limit most events of a lane
  CompletableFuture<List<List<LogEntry<E>>>> after(ViewPlace place, int limit) {
    synchronized (this) {
      if (!farBehind(place)) {
        // One after the other: who comes second finds what the first has read.
        var mine = turn.handle((_, _) -> place).thenCompose(from -> kept(from, limit));
        turn = mine;
        return mine;
      }
    }
    return apart(place, limit);
  }

  /// Reads past what is kept: for a view that is behind it, and for one that is built anew.
  CompletableFuture<List<List<LogEntry<E>>>> apart(ViewPlace place, int limit) {
    return read(place.seqs(), limit);
  }

  private boolean farBehind(ViewPlace place) {
    return IntStream.range(0, tails.size()).anyMatch(lane -> tails.get(lane).lost(place.of(lane)));
  }

  private CompletableFuture<List<List<LogEntry<E>>>> kept(ViewPlace place, int limit) {
    List<Long> from;
    synchronized (this) {
      if (farBehind(place)) {
        // Pushed out while this view was waiting for its turn.
        return apart(place, limit);
      }
      from =
          IntStream.range(0, tails.size())
              .mapToObj(lane -> tails.get(lane).goOnFrom(place.of(lane)))
              .toList();
    }
    return read(from, limit).thenApply(read -> given(place, read, limit));
  }

  private synchronized List<List<LogEntry<E>>> given(
      ViewPlace place, List<List<LogEntry<E>>> read, int limit) {
    var given = new ArrayList<List<LogEntry<E>>>();
    for (var lane = 0; lane < tails.size(); lane++) {
      var tail = tails.get(lane);
      tail.add(read.get(lane));
      given.add(tail.after(place.of(lane), limit));
      tail.trim();
    }
    return List.copyOf(given);
  }

  private CompletableFuture<List<List<LogEntry<E>>>> read(List<Long> after, int limit) {
    if (IntStream.range(0, after.size())
        .allMatch(lane -> log.heads().of(lane) <= after.get(lane))) {
      return CompletableFuture.completedFuture(
          after.stream().map(_ -> List.<LogEntry<E>>of()).toList());
    }
    // One connection for all lanes: a view that is far behind must not take the pool from commands.
    return pool.withConnection(connection -> lanes(connection, after, limit))
        .ifNoItem()
        .after(timeout)
        .fail()
        .subscribeAsCompletionStage()
        // What views make of it isn't made on the thread that serves sockets.
        .thenApplyAsync(this::entries, task -> Thread.ofVirtual().start(task));
  }

  private Uni<List<List<StoredEvent>>> lanes(SqlClient client, List<Long> after, int limit) {
    var lanes = new ArrayList<Uni<List<StoredEvent>>>();
    for (var lane = 0; lane < after.size(); lane++) {
      lanes.add(
          log.heads().of(lane) > after.get(lane)
              ? log.readLane(client, lane, after.get(lane), limit)
              : Uni.createFrom().item(List.of()));
    }
    return Uni.join().all(lanes).andFailFast();
  }

  private List<List<LogEntry<E>>> entries(List<List<StoredEvent>> lanes) {
    return lanes.stream()
        .map(lane -> lane.stream().map(event -> new LogEntry<>(types, event)).toList())
        .toList();
  }
}
