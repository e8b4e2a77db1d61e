package org.aimsledger.eventstore.inbox;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.aimsledger.eventstore.store.EventDocument;
import org.aimsledger.eventstore.store.RowSeals;
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
  private final InboxCursors places;
  private final Map<Integer, Long> cursors = new ConcurrentHashMap<>();

  /// @param seals of the places up to which events were applied
  public Inbox(
      Pool pool,
      String source,
      InboxEffect effect,
      LaneSource producer,
      InboxSettings settings,
      InboxObserver observer,
      RowSeals seals) {
    this.pool = pool;
    this.places = new InboxCursors(pool, source, seals);
    this.source = source;
    this.effect = effect;
    this.producer = producer;
    this.settings = settings;
    this.observer = observer;
  }

  /// Name of the producing service; followed by what it is for, where that service has a further
  /// inbox here.
  public String source() {
    return source;
  }

  /// The log of the producing service.
  public LaneSource producer() {
    return producer;
  }

  /// Last applied number of each lane, by whichever process of this service.
  public Uni<Map<Integer, Long>> applied() {
    return places.shown();
  }

  /// Takes what one poll brought. Completes when all of it is applied or was applied before,
  /// however often that has to be tried; fails when an event can't be understood. A lane that can't
  /// go on doesn't keep the others of the poll from being applied.
  public Uni<Void> receive(ConsumerRecords<String, byte[]> records) {
    var lanes = new TreeMap<Integer, List<ReceivedEvent>>();
    for (var partition : records.partitions()) {
      var events = numbered(records.records(partition));
      if (!events.isEmpty()) {
        lanes.put(partition.partition(), events);
      }
    }
    return lanes.isEmpty() ? Uni.createFrom().voidItem() : insist(() -> deliver(lanes));
  }

  /// Fetches what the producer has and Kafka didn't bring, up to the given head.
  public Uni<Void> pullUpTo(int lane, long head) {
    return insist(() -> stored(List.of(lane)).flatMap(at -> pull(lane, of(at, lane), head)));
  }

  private Uni<Void> insist(Supplier<Uni<? extends Void>> work) {
    return Uni.createFrom()
        .<Void>deferred(work)
        .onFailure()
        .invoke(failure -> forget(failure))
        .onFailure(failure -> !(failure instanceof UnknownEventException))
        .retry()
        .withBackOff(settings.firstPause(), settings.longestPause())
        .indefinitely();
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
      } else if (record.value().length > EventDocument.LIMIT) {
        // No log stores such a document, so it isn't the event with this number; that one is pulled
        // from its producer when the next number shows the hole.
        observer.oversized(source, record.partition(), record.offset(), record.value().length);
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

  /// @param lanes what has still to be done: shrinks while it is done, so that a retry doesn't
  ///   begin again
  private Uni<Void> deliver(SortedMap<Integer, List<ReceivedEvent>> lanes) {
    return known(lanes.keySet())
        .flatMap(at -> dropRepeated(at, lanes).chain(() -> applyFresh(at, lanes)))
        .chain(() -> lanes.isEmpty() ? Uni.createFrom().voidItem() : fill(lanes));
  }

  private Uni<Void> dropRepeated(
      Map<Integer, Long> at, SortedMap<Integer, List<ReceivedEvent>> lanes) {
    var looked = Uni.createFrom().voidItem();
    for (var lane : List.copyOf(lanes.keySet())) {
      var cursor = of(at, lane);
      var events = of(lanes, lane);
      var seen = events.stream().filter(event -> event.laneSeq() <= cursor).toList();
      var rest = events.stream().filter(event -> event.laneSeq() > cursor).toList();
      if (!seen.isEmpty()) {
        observer.repeated(source, lane, seen.size());
        looked =
            looked
                .chain(() -> effect.repeated(pool, source, lane, seen))
                .invoke(() -> keep(lanes, lane, rest));
      }
    }
    return looked;
  }

  /// What follows the cursors, in as few transactions as the effect allows. Leaves what stands
  /// behind holes.
  private Uni<Void> applyFresh(
      Map<Integer, Long> at, SortedMap<Integer, List<ReceivedEvent>> lanes) {
    var runs = new ArrayList<LaneRun>();
    lanes.forEach(
        (lane, events) -> {
          if (events.getFirst().laneSeq() == of(at, lane) + 1) {
            runs.add(new LaneRun(source, lane, run(events)));
          }
        });
    return applyAll(runs)
        .invoke(
            () -> {
              for (var run : runs) {
                var events = of(lanes, run.lane());
                keep(lanes, run.lane(), events.subList(run.events().size(), events.size()));
              }
            });
  }

  private static void keep(
      SortedMap<Integer, List<ReceivedEvent>> lanes, int lane, List<ReceivedEvent> rest) {
    if (rest.isEmpty()) {
      lanes.remove(lane);
    } else {
      lanes.put(lane, rest);
    }
  }

  /// Pulls what is missing before these events, lane by lane, then goes on with them. Another
  /// process may have had a lane meanwhile and given it back: what it applied is not missing.
  private Uni<Void> fill(SortedMap<Integer, List<ReceivedEvent>> lanes) {
    return stored(List.copyOf(lanes.keySet()))
        .flatMap(
            at ->
                Multi.createFrom()
                    .iterable(Map.copyOf(lanes).entrySet())
                    .onItem()
                    .transformToUniAndConcatenate(
                        lane -> fill(lane.getKey(), of(at, lane.getKey()), lane.getValue()))
                    .onItem()
                    .ignoreAsUni())
        .chain(() -> deliver(lanes));
  }

  private Uni<Void> fill(int lane, long at, List<ReceivedEvent> events) {
    var first = events.getFirst().laneSeq();
    if (first <= at + 1) {
      return Uni.createFrom().voidItem();
    }
    observer.gap(source, lane, at + 1, first);
    return pull(lane, at, first - 1);
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

  /// Batch by batch, and each is forgotten before the next: what is missing may be a whole log.
  private Uni<Void> pull(int lane, long at, long upTo) {
    if (at >= upTo) {
      return Uni.createFrom().voidItem();
    }
    var reached = new AtomicLong(at);
    return Multi.createBy()
        .repeating()
        .uni(() -> pullBatch(lane, reached.get(), upTo).invoke(reached::set))
        .whilst(place -> place < upTo)
        .onItem()
        .ignoreAsUni();
  }

  /// Gives the number of the last event that was applied.
  private Uni<Long> pullBatch(int lane, long at, long upTo) {
    return producer
        .read(lane, at, (int) Math.min(settings.pullBatch(), upTo - at))
        .flatMap(
            events -> {
              if (events.isEmpty() || events.getFirst().laneSeq() != at + 1) {
                return Uni.createFrom().failure(new MissingEventsException(source, lane, at));
              }
              var run = run(events);
              var last = run.getLast().laneSeq();
              return applyAll(List.of(new LaneRun(source, lane, run))).map(_ -> last);
            });
  }

  private Uni<Void> applyAll(List<LaneRun> runs) {
    if (runs.isEmpty()) {
      return Uni.createFrom().voidItem();
    }
    return Multi.createFrom()
        .iterable(effect.plan(runs))
        .onItem()
        .transformToUniAndConcatenate(this::apply)
        .onItem()
        .ignoreAsUni();
  }

  private Uni<Void> apply(InboxTransaction planned) {
    var runs = planned.runs();
    return pool.withTransaction(
            connection ->
                places
                    .locked(connection, runs)
                    .invoke(at -> requireUnmoved(at, runs))
                    .chain(() -> planned.work().apply(connection))
                    .chain(() -> places.move(connection, runs)))
        .invoke(
            () -> {
              for (var run : runs) {
                cursors.put(run.lane(), run.last());
                observer.applied(source, run.lane(), run.last(), run.events().size());
              }
            });
  }

  private void requireUnmoved(Map<Integer, Long> at, List<LaneRun> runs) {
    for (var run : runs) {
      if (of(at, run.lane()) != run.first() - 1) {
        throw new CursorMovedException(source, run.lane());
      }
    }
  }

  /// The cursors of these lanes; those that this process doesn't know are read.
  private Uni<Map<Integer, Long>> known(Collection<Integer> lanes) {
    var at = new HashMap<Integer, Long>();
    var unknown = new ArrayList<Integer>();
    for (var lane : lanes) {
      var cursor = cursors.get(lane);
      if (cursor == null) {
        unknown.add(lane);
      } else {
        at.put(lane, cursor);
      }
    }
    return unknown.isEmpty() ? Uni.createFrom().item(at) : readCursors(unknown, at);
  }

  /// The cursors of these lanes as the database has them now.
  private Uni<Map<Integer, Long>> stored(List<Integer> lanes) {
    return readCursors(lanes, new HashMap<>());
  }

  private Uni<Map<Integer, Long>> readCursors(List<Integer> lanes, Map<Integer, Long> at) {
    return places
        .read(lanes)
        .map(
            read -> {
              cursors.putAll(read);
              at.putAll(read);
              return at;
            });
  }

  /// What belongs to a lane that is known to be there.
  private static <V> V of(Map<Integer, V> lanes, int lane) {
    return Objects.requireNonNull(lanes.get(lane));
  }
}
