package org.aimsledger.audit.platform.trail;

import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.aimsledger.audit.platform.AuditLog;
import org.aimsledger.audit.platform.TrailConfig;
import org.aimsledger.audit.platform.trail.TrailGrowth.Stretch;
import org.aimsledger.eventstore.inbox.InboxEffect;
import org.aimsledger.eventstore.inbox.ReceivedEvent;
import org.aimsledger.verifier.log.Hash;
import org.jspecify.annotations.Nullable;

/// Writes the trail: the effect that the events of every service have here.
@Singleton
public class TrailStore implements InboxEffect {
  private static final String APPEND =
      "select trail_append($1,$2,$3,$4,$5,$6,$7,$8,$9,$10,$11,$12,$13,$14,$15,$16,$17,$18,$19,$20,"
          + "$21,$22,$23) as alarms";

  private final int batch;
  private final TrailMetrics metrics;
  private final Clock clock;

  @Inject
  TrailStore(TrailConfig config, TrailMetrics metrics, Clock clock) {
    this(config.batch(), metrics, clock);
  }

  /// @param batch most events in one transaction
  TrailStore(int batch, TrailMetrics metrics, Clock clock) {
    this.batch = batch;
    this.metrics = metrics;
    this.clock = clock;
  }

  /// What an append did.
  private record Appended(TrailHead head, int alarms) {}

  /// An event in the form in which it enters the trail.
  private record Entry(long laneSeq, EventFacts facts, Buffer leaf, Hash leafHash) {
    static Entry of(ReceivedEvent event) {
      var leaf =
          TrailLeaf.of(sourceOf(event.source()), event.lane(), event.laneSeq(), event.document());
      return new Entry(
          event.laneSeq(),
          EventFactsReader.read(event.document()),
          Buffer.buffer(leaf),
          Hash.leaf(leaf));
    }
  }

  /// Extends the log. Waits for the writer before; from there to the end of the transaction nobody
  /// else writes.
  @Override
  public Uni<Void> apply(SqlConnection tx, String service, int lane, List<ReceivedEvent> events) {
    // Parsed and hashed before the lock is taken: others can write meanwhile.
    var entries = events.stream().map(Entry::of).toList();
    var started = clock.instant();
    return tx.query("select size, peaks, root, level, n, data from trail_lock()")
        .execute()
        .map(rows -> grow(rows, entries))
        .chain(growth -> write(tx, service, lane, entries, growth))
        .invoke(appended -> count(service, lane, entries.size(), appended, started))
        .chain(() -> raiseSuspicious(tx, service, lane, entries));
  }

  @Override
  public List<List<ReceivedEvent>> split(List<ReceivedEvent> events) {
    var batches = new ArrayList<List<ReceivedEvent>>();
    for (var from = 0; from < events.size(); from += batch) {
      batches.add(events.subList(from, Math.min(events.size(), from + batch)));
    }
    return batches;
  }

  /// Compares events that came once more with what the trail holds. Other bytes under the same
  /// number mean that a producer's history was rewritten, or that somebody else writes to its
  /// topic.
  @Override
  public Uni<Void> repeated(Pool pool, String service, int lane, List<ReceivedEvent> events) {
    return pool.preparedQuery(
            "select lane_seq, leaf_hash from trail_entry"
                + " where source = $1 and lane = $2 and lane_seq = any ($3)")
        .execute(
            Tuple.of(sourceOf(service), (short) lane)
                .addValue(events.stream().map(ReceivedEvent::laneSeq).toArray(Long[]::new)))
        .map(TrailStore::hashesByNumber)
        .map(
            stored ->
                events.stream()
                    .map(Entry::of)
                    .filter(entry -> !entry.leafHash().equals(stored.get(entry.laneSeq())))
                    .toList())
        .chain(different -> raise(pool, service, lane, AlarmKind.DUPLICATE_DIFFERS, different));
  }

  /// CloudEvents source of a service.
  private static String sourceOf(String service) {
    return "/" + service;
  }

  private void count(String service, int lane, int events, Appended appended, Instant started) {
    var now = clock.instant();
    metrics.appended(appended.head().size(), events, Duration.between(started, now), now);
    if (appended.alarms() > 0) {
      report(service, lane, AlarmKind.EVENT_ID_USED_TWICE, appended.alarms());
    }
  }

  private Uni<Void> raiseSuspicious(SqlClient tx, String service, int lane, List<Entry> entries) {
    var unreadable = entries.stream().filter(entry -> entry.facts().type() == null).toList();
    var foreign =
        entries.stream()
            .filter(entry -> entry.facts().type() != null)
            .filter(entry -> !sourceOf(service).equals(entry.facts().source()))
            .toList();
    return raise(tx, service, lane, AlarmKind.UNREADABLE, unreadable)
        .chain(() -> raise(tx, service, lane, AlarmKind.SOURCE_DIFFERS, foreign));
  }

  private static TrailGrowth grow(RowSet<Row> rows, List<Entry> entries) {
    TrailHead head = null;
    var edge = new ArrayList<Stretch>();
    for (var row : rows) {
      head = TrailHead.stored(row.getLong("size"), bytes(row, "peaks"), bytes(row, "root"));
      var level = row.getShort("level");
      if (level != null) {
        edge.add(new Stretch(level, row.getLong("n"), TrailHead.hashes(bytes(row, "data"))));
      }
    }
    if (head == null) {
      throw new IllegalStateException("trail_state has lost its row");
    }
    return TrailGrowth.of(head, edge, entries.stream().map(Entry::leafHash).toList());
  }

  private static Uni<Appended> write(
      SqlConnection tx, String service, int lane, List<Entry> entries, TrailGrowth growth) {
    var first = growth.head().size() - entries.size();
    var tuple = Tuple.of(first, sourceOf(service), (short) lane, entries.getFirst().laneSeq());
    addEntries(tuple, entries);
    addReferences(tuple, first, entries);
    addTiles(tuple, growth.completed());
    addTiles(tuple, growth.edge());
    tuple.addValue(Buffer.buffer(TrailHead.packed(growth.head().peaks())));
    tuple.addValue(Buffer.buffer(growth.head().root().bytes()));
    return tx.preparedQuery(APPEND)
        .execute(tuple)
        .map(rows -> new Appended(growth.head(), rows.iterator().next().getInteger("alarms")));
  }

  private static void addEntries(Tuple tuple, List<Entry> entries) {
    tuple.addValue(column(entries, entry -> entry.facts().eventId(), UUID[]::new));
    tuple.addValue(column(entries, entry -> entry.facts().type(), String[]::new));
    tuple.addValue(column(entries, entry -> entry.facts().subject(), String[]::new));
    tuple.addValue(column(entries, entry -> entry.facts().actor(), String[]::new));
    tuple.addValue(column(entries, entry -> entry.facts().correlation(), String[]::new));
    tuple.addValue(column(entries, entry -> entry.facts().causation(), String[]::new));
    tuple.addValue(
        column(entries, entry -> utc(entry.facts().recordedAt()), OffsetDateTime[]::new));
    tuple.addValue(column(entries, Entry::leaf, Buffer[]::new));
    tuple.addValue(
        column(entries, entry -> Buffer.buffer(entry.leafHash().bytes()), Buffer[]::new));
  }

  private static void addReferences(Tuple tuple, long first, List<Entry> entries) {
    var refs = new ArrayList<UUID>();
    var indexes = new ArrayList<Long>();
    for (var i = 0; i < entries.size(); i++) {
      for (var reference : entries.get(i).facts().references()) {
        refs.add(reference);
        indexes.add(first + i);
      }
    }
    tuple.addValue(refs.toArray(UUID[]::new)).addValue(indexes.toArray(Long[]::new));
  }

  private static void addTiles(Tuple tuple, List<Stretch> tiles) {
    tuple.addValue(column(tiles, tile -> (short) tile.level(), Short[]::new));
    tuple.addValue(column(tiles, Stretch::n, Long[]::new));
    tuple.addValue(column(tiles, tile -> Buffer.buffer(tile.data()), Buffer[]::new));
  }

  private static Map<Long, Hash> hashesByNumber(RowSet<Row> rows) {
    var stored = new HashMap<Long, Hash>();
    rows.forEach(row -> stored.put(row.getLong("lane_seq"), Hash.of(bytes(row, "leaf_hash"))));
    return stored;
  }

  private Uni<Void> raise(
      SqlClient client, String service, int lane, AlarmKind kind, List<Entry> entries) {
    if (entries.isEmpty()) {
      return Uni.createFrom().voidItem();
    }
    var tuple = Tuple.of(sourceOf(service), (short) lane, kind.name(), kind.detail());
    tuple.addValue(column(entries, Entry::laneSeq, Long[]::new));
    tuple.addValue(column(entries, Entry::leaf, Buffer[]::new));
    tuple.addValue(
        column(entries, entry -> Buffer.buffer(entry.leafHash().bytes()), Buffer[]::new));
    return client
        .preparedQuery(
            """
            insert into trail_alarm (kind, source, lane, lane_seq, detail, evidence, evidence_hash, raised_at)
            select $3, $1, $2, t.seq, $4, t.leaf, t.hash, now()
            from unnest($5::bigint[], $6::bytea[], $7::bytea[]) as t (seq, leaf, hash)
            on conflict do nothing""")
        .execute(tuple)
        .invoke(rows -> report(service, lane, kind, rows.rowCount()))
        .replaceWithVoid();
  }

  private void report(String service, int lane, AlarmKind kind, int count) {
    if (count > 0) {
      metrics.alarm(kind.name(), count);
      AuditLog.LOG.alarm(kind.name(), service, lane, count);
    }
  }

  private static <T, V> @Nullable V[] column(
      List<T> rows, Function<T, @Nullable V> value, IntFunction<@Nullable V[]> array) {
    var values = array.apply(rows.size());
    for (var i = 0; i < values.length; i++) {
      values[i] = value.apply(rows.get(i));
    }
    return values;
  }

  private static @Nullable OffsetDateTime utc(@Nullable Instant time) {
    return time == null ? null : time.atOffset(ZoneOffset.UTC);
  }

  static byte[] bytes(Row row, String column) {
    return row.getDelegate().getBuffer(column).getBytes();
  }
}
