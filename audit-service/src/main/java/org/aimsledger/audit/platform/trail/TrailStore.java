package org.aimsledger.audit.platform.trail;

import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
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
import org.aimsledger.audit.platform.trail.TrailGrowth.Stretch;
import org.aimsledger.eventstore.inbox.ReceivedEvent;
import org.aimsledger.verifier.log.Hash;
import org.jspecify.annotations.Nullable;

/// Writes the trail, inside transactions of the caller.
public final class TrailStore {
  private static final String APPEND =
      "select trail_append($1,$2,$3,$4,$5,$6,$7,$8,$9,$10,$11,$12,$13,$14,$15,$16,$17,$18,$19,$20,"
          + "$21,$22,$23) as alarms";

  private TrailStore() {}

  /// What an append did.
  ///
  /// @param alarms how many alarms it raised
  public record Appended(TrailHead head, int alarms) {}

  /// An event in the form in which it enters the trail.
  private record Entry(EventFacts facts, Buffer leaf, Hash leafHash) {
    static Entry of(ReceivedEvent event) {
      var leaf =
          TrailLeaf.of(event.source(), event.lane(), event.laneSeq(), event.document());
      return new Entry(
          EventFactsReader.read(event.document()), Buffer.buffer(leaf), Hash.leaf(leaf));
    }
  }

  /// Extends the log. Waits for the writer before; from here to the end of the transaction nobody else writes.
  ///
  /// @param events of one lane, at least one, numbers following each other
  public static Uni<Appended> append(
      SqlConnection tx, String source, int lane, List<ReceivedEvent> events) {
    // Parsed and hashed before the lock is taken: others can write meanwhile.
    var entries = events.stream().map(Entry::of).toList();
    return tx.query("select size, peaks, root, level, n, data from trail_lock()")
        .execute()
        .map(rows -> grow(rows, entries))
        .chain(growth -> write(tx, source, lane, events.getFirst().laneSeq(), entries, growth));
  }

  /// Compares events that came once more with what the trail holds.
  ///
  /// @return how many differ; each of them has an alarm now
  public static Uni<Integer> compare(
      SqlClient client, String source, int lane, List<ReceivedEvent> repeated) {
    return client.preparedQuery(
            "select lane_seq, leaf_hash from trail_entry"
                + " where source = $1 and lane = $2 and lane_seq = any ($3)")
        .execute(
            Tuple.of(source, (short) lane)
                .addValue(repeated.stream().map(ReceivedEvent::laneSeq).toArray(Long[]::new)))
        .map(TrailStore::hashesByNumber)
        .map(stored -> repeated.stream().filter(event -> differs(event, stored)).toList())
        .chain(different -> different.isEmpty() ? uni(0) : raise(client, source, lane, different));
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
      SqlConnection tx,
      String source,
      int lane,
      long firstSeq,
      List<Entry> entries,
      TrailGrowth growth) {
    var first = growth.head().size() - entries.size();
    var tuple = Tuple.of(first, source, (short) lane, firstSeq);
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

  private static boolean differs(ReceivedEvent event, Map<Long, Hash> stored) {
    return !Entry.of(event).leafHash().equals(stored.get(event.laneSeq()));
  }

  private static Uni<Integer> raise(
      SqlClient client, String source, int lane, List<ReceivedEvent> different) {
    var entries = different.stream().map(Entry::of).toList();
    var tuple = Tuple.of(source, (short) lane);
    tuple.addValue(different.stream().map(ReceivedEvent::laneSeq).toArray(Long[]::new));
    tuple.addValue(column(entries, Entry::leaf, Buffer[]::new));
    tuple.addValue(
        column(entries, entry -> Buffer.buffer(entry.leafHash().bytes()), Buffer[]::new));
    return client.preparedQuery(
            """
            insert into trail_alarm (kind, source, lane, lane_seq, detail, evidence, evidence_hash, raised_at)
            select 'DUPLICATE_DIFFERS', $1, $2, t.seq, 'came again with other bytes than it has in the trail',
                   t.leaf, t.hash, now()
            from unnest($3::bigint[], $4::bytea[], $5::bytea[]) as t (seq, leaf, hash)
            on conflict do nothing""")
        .execute(tuple)
        .map(RowSet::rowCount);
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
    return row.get(io.vertx.mutiny.core.buffer.Buffer.class, column).getBytes();
  }

  private static Uni<Integer> uni(int value) {
    return Uni.createFrom().item(value);
  }
}
