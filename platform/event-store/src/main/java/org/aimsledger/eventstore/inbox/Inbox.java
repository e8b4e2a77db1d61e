package org.aimsledger.eventstore.inbox;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.aimsledger.eventstore.store.UnknownEventException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.jspecify.annotations.Nullable;

/// The events of one foreign service, given to an effect once each, in order, without holes.
///
/// Several consumers of a service may work at once: the cursor's row lock orders them.
public final class Inbox {
  /// Kafka headers under which the relay sends an event's place.
  public static final String LANE_HEADER = "lane";

  /// Dense number in the lane, as decimal text.
  public static final String SEQ_HEADER = "lane-seq";

  private final Pool pool;
  private final String source;
  private final InboxEffect effect;
  private final LaneSource producer;
  private final InboxSettings settings;
  private final InboxObserver observer;
  private final Map<Integer, Long> cursors = new ConcurrentHashMap<>();

  public Inbox(
      Pool pool,
      String source,
      InboxEffect effect,
      LaneSource producer,
      InboxSettings settings,
      InboxObserver observer) {
    this.pool = pool;
    this.source = source;
    this.effect = effect;
    this.producer = producer;
    this.settings = settings;
    this.observer = observer;
  }

  /// Name of the producing service.
  public String source() {
    return source;
  }

  /// Last applied number of each lane that this process knows of.
  public Map<Integer, Long> cursors() {
    return Map.copyOf(cursors);
  }

  /// Takes what one poll brought. Completes when all of it is applied or was applied before; fails
  /// when retries are used up or an event can't be understood.
  public Uni<Void> receive(ConsumerRecords<String, byte[]> records) {
    var lanes = records.partitions().stream().map(records::records).map(this::numbered).toList();
    return Multi.createFrom()
        .iterable(lanes)
        .onItem()
        .transformToUniAndConcatenate(events -> received(events))
        .onItem()
        .ignoreAsUni();
  }

  /// Fetches what the producer has and Kafka didn't bring, up to the given head.
  public Uni<Void> pullUpTo(int lane, long head) {
    return insist(() -> cursor(lane).flatMap(at -> pull(lane, at, head)));
  }

  private Uni<Void> received(List<ReceivedEvent> events) {
    return events.isEmpty()
        ? Uni.createFrom().voidItem()
        : insist(() -> deliver(events.getFirst().lane(), events));
  }

  private Uni<Void> insist(Supplier<Uni<? extends Void>> work) {
    return Uni.createFrom()
        .<Void>deferred(work)
        .onFailure()
        .invoke(failure -> forget(failure))
        .onFailure(failure -> !(failure instanceof UnknownEventException))
        .retry()
        .withBackOff(settings.firstPause(), settings.longestPause())
        .atMost(settings.retries());
  }

  /// After a failure the database's cursor is the only one to trust.
  private void forget(Throwable failure) {
    observer.failed(source, failure);
    cursors.clear();
  }

  private List<ReceivedEvent> numbered(List<ConsumerRecord<String, byte[]>> records) {
    var events = new ArrayList<ReceivedEvent>(records.size());
    for (var record : records) {
      var lane = header(record, LANE_HEADER);
      var seq = header(record, SEQ_HEADER);
      if (lane == null || seq == null || lane != record.partition() || record.value() == null) {
        observer.unnumbered(source, record.partition(), record.offset());
      } else {
        events.add(new ReceivedEvent(source, (int) (long) lane, seq, record.value()));
      }
    }
    return events;
  }

  private static @Nullable Long header(ConsumerRecord<String, byte[]> record, String name) {
    var header = record.headers().lastHeader(name);
    if (header == null || header.value() == null) {
      return null;
    }
    try {
      return Long.valueOf(new String(header.value(), StandardCharsets.US_ASCII));
    } catch (NumberFormatException _) {
      return null;
    }
  }

  private Uni<Void> deliver(int lane, List<ReceivedEvent> events) {
    return cursor(lane)
        .flatMap(
            at -> {
              var seen = events.stream().filter(event -> event.laneSeq() <= at).toList();
              var fresh = events.stream().filter(event -> event.laneSeq() > at).toList();
              if (!seen.isEmpty()) {
                observer.repeated(source, lane, seen.size());
              }
              var repeated =
                  seen.isEmpty()
                      ? Uni.createFrom().voidItem()
                      : effect.repeated(pool, source, lane, seen);
              return repeated.flatMap(_ -> fresh(lane, at, fresh));
            });
  }

  private Uni<Void> fresh(int lane, long at, List<ReceivedEvent> events) {
    if (events.isEmpty()) {
      return Uni.createFrom().voidItem();
    }
    var first = events.getFirst().laneSeq();
    if (first > at + 1) {
      observer.gap(source, lane, at + 1, first);
      return pull(lane, at, first - 1).flatMap(_ -> deliver(lane, events));
    }
    var run = run(events);
    return applyAll(lane, run)
        .flatMap(
            _ ->
                run.size() == events.size()
                    ? Uni.createFrom().voidItem()
                    : deliver(lane, events.subList(run.size(), events.size())));
  }

  /// The beginning of the list whose numbers follow each other.
  private static List<ReceivedEvent> run(List<ReceivedEvent> events) {
    var length = 1;
    while (length < events.size()
        && events.get(length).laneSeq() == events.get(length - 1).laneSeq() + 1) {
      length++;
    }
    return events.subList(0, length);
  }

  private Uni<Void> pull(int lane, long at, long upTo) {
    if (at >= upTo) {
      return Uni.createFrom().voidItem();
    }
    return producer
        .read(lane, at, (int) Math.min(settings.pullBatch(), upTo - at))
        .flatMap(
            events -> {
              if (events.isEmpty() || events.getFirst().laneSeq() != at + 1) {
                return Uni.createFrom().failure(new MissingEventsException(source, lane, at));
              }
              var run = run(events);
              return applyAll(lane, run).flatMap(_ -> pull(lane, run.getLast().laneSeq(), upTo));
            });
  }

  private Uni<Void> applyAll(int lane, List<ReceivedEvent> events) {
    return Multi.createFrom()
        .iterable(effect.split(events))
        .onItem()
        .transformToUniAndConcatenate(chunk -> apply(lane, chunk))
        .onItem()
        .ignoreAsUni();
  }

  private Uni<Void> apply(int lane, List<ReceivedEvent> chunk) {
    var last = chunk.getLast().laneSeq();
    return pool.withTransaction(
            connection ->
                lockedCursor(connection, lane)
                    .flatMap(
                        at ->
                            at == chunk.getFirst().laneSeq() - 1
                                ? effect.apply(connection, source, lane, chunk)
                                : Uni.createFrom().failure(new CursorMovedException(source, lane)))
                    .flatMap(_ -> moveCursor(connection, lane, last)))
        .invoke(
            () -> {
              cursors.put(lane, last);
              observer.applied(source, lane, last, chunk.size());
            });
  }

  private Uni<Long> cursor(int lane) {
    var known = cursors.get(lane);
    return known != null
        ? Uni.createFrom().item(known)
        : pool.preparedQuery(
                "insert into inbox_cursor (source, lane) values ($1, $2) on conflict do nothing")
            .execute(Tuple.of(source, (short) lane))
            .flatMap(
                _ ->
                    pool.preparedQuery(
                            "select seq from inbox_cursor where source = $1 and lane = $2")
                        .execute(Tuple.of(source, (short) lane)))
            .map(rows -> rows.iterator().next().getLong("seq"))
            .invoke(seq -> cursors.put(lane, seq));
  }

  private Uni<Long> lockedCursor(SqlConnection connection, int lane) {
    return connection
        .preparedQuery("select seq from inbox_cursor where source = $1 and lane = $2 for update")
        .execute(Tuple.of(source, (short) lane))
        .map(rows -> rows.iterator().next().getLong("seq"));
  }

  private Uni<Void> moveCursor(SqlConnection connection, int lane, long seq) {
    return connection
        .preparedQuery("update inbox_cursor set seq = $3 where source = $1 and lane = $2")
        .execute(Tuple.of(source, (short) lane, seq))
        .replaceWithVoid();
  }
}
