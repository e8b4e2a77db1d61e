package org.aimsledger.audit.platform.trail;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.aimsledger.audit.platform.TrailConfig;
import org.jspecify.annotations.Nullable;

/// Reads stretches of lanes out of the trail, page by page.
@Singleton
public class StretchStore {
  private final Pool pool;
  private final int page;

  StretchStore(Pool pool, TrailConfig config) {
    this.pool = pool;
    this.page = config.reconciliation().page();
  }

  /// Highest number of a lane that the trail holds, looked up in the entries themselves; 0 when it
  /// holds none.
  public Uni<Long> last(String source, int lane) {
    return pool.preparedQuery(
            "select lane_seq from trail_entry where source = $1 and lane = $2 and "
                + EntryStore.COUNTED
                + " order by lane_seq desc limit 1")
        .execute(Tuple.of(source, (short) lane))
        .map(rows -> rows.size() == 0 ? 0 : rows.iterator().next().getLong("lane_seq"));
  }

  /// The first number of a lane behind another one that the trail holds; null when there is none.
  public Uni<@Nullable Long> next(String source, int lane, long after) {
    return pool.preparedQuery(
            "select lane_seq from trail_entry where source = $1 and lane = $2 and lane_seq > $3 and "
                + EntryStore.COUNTED
                + " order by lane_seq limit 1")
        .execute(Tuple.of(source, (short) lane, after))
        .map(rows -> rows.size() == 0 ? null : rows.iterator().next().getLong("lane_seq"));
  }

  /// Rows that stand where no writer of the trail puts one: the first ones beyond its end.
  ///
  /// One statement: what is appended meanwhile comes with the head that counts it.
  public Uni<List<Finding>> beyondEnd(int limit) {
    return pool.preparedQuery(
            "select left(source, 200) as source, lane, lane_seq, idx, coalesce(leaf, '') as leaf from trail_entry"
                + " where idx >= (select size from trail_state where id = 1) order by idx limit $1")
        .execute(Tuple.of(limit))
        .map(rows -> findings(AlarmKind.BEYOND_TRAIL, rows));
  }

  /// The first entry of a service in a lane that is none of those that are compared.
  public Uni<List<Finding>> inUnknownLane(String source) {
    return pool.preparedQuery(
            """
            select source, lane, lane_seq, idx, coalesce(leaf, '') as leaf from (
              (select * from trail_entry where source = $1 and lane < 0 and %1$s order by lane, lane_seq limit 1)
              union all
              (select * from trail_entry
               where source = $1 and lane > (select max(lane) from trail_reconciliation where source = $1) and %1$s
               order by lane, lane_seq limit 1)) e
            order by lane limit 1\
            """
                .formatted(EntryStore.COUNTED))
        .execute(Tuple.of(source))
        .map(rows -> findings(AlarmKind.LANE_UNKNOWN, rows));
  }

  private static List<Finding> findings(AlarmKind kind, RowSet<Row> rows) {
    return rows.stream()
        .map(
            row ->
                new Finding(
                    kind,
                    row.getString("source"),
                    row.getShort("lane"),
                    row.getLong("lane_seq"),
                    row.getLong("idx"),
                    TrailStore.bytes(row, "leaf")))
        .toList();
  }

  /// What the trail holds for the numbers after `after` up to `upTo`.
  public Uni<TrailStretch> stretch(String source, int lane, long after, long upTo) {
    return read(new TrailStretch.Hasher(source, lane), source, lane, after, upTo);
  }

  /// The bytes that the entry stands for; empty when there are none.
  public Uni<byte[]> leaf(String source, int lane, long number) {
    return pool.preparedQuery(
            "select coalesce(leaf, '') as leaf from trail_entry where source = $1 and lane = $2 and"
                + " lane_seq = $3 and "
                + EntryStore.COUNTED)
        .execute(Tuple.of(source, (short) lane, number))
        .map(
            rows ->
                rows.size() == 0 ? new byte[0] : TrailStore.bytes(rows.iterator().next(), "leaf"));
  }

  /// Highest number of each lane of a service; 0 for a lane without entries.
  public Uni<List<Long>> heads(String source) {
    return pool.preparedQuery("select lane, last from trail_lane where source = $1 order by lane")
        .execute(Tuple.of(source))
        .map(
            rows -> {
              var heads = new ArrayList<Long>();
              for (var row : rows) {
                while (heads.size() < row.getShort("lane")) {
                  heads.add(0L);
                }
                heads.add(row.getLong("last"));
              }
              return List.copyOf(heads);
            });
  }

  /// The stored bytes of events behind a number, without holes; ends before an entry whose content
  /// was pruned.
  public Uni<List<byte[]>> documents(String source, int lane, long after, int limit) {
    return pool.preparedQuery(
            "select lane_seq, leaf from trail_entry where source = $1 and lane = $2 and lane_seq >"
                + " $3 and "
                + EntryStore.COUNTED
                + " order by lane_seq limit $4")
        .execute(Tuple.of(source, (short) lane, after, limit))
        .map(
            rows -> {
              var documents = new ArrayList<byte[]>(rows.size());
              var expected = after;
              for (var row : rows) {
                if (row.getLong("lane_seq") != ++expected || row.getValue("leaf") == null) {
                  break;
                }
                documents.add(TrailLeaf.document(TrailStore.bytes(row, "leaf")));
              }
              return List.copyOf(documents);
            });
  }

  private Uni<TrailStretch> read(
      TrailStretch.Hasher hasher, String source, int lane, long after, long upTo) {
    return pool.preparedQuery(
            """
            select e.idx, e.lane_seq, coalesce(e.leaf, '') as leaf, e.leaf_hash, e.leaf is null as pruned,
                   e.leaf is null and p.event is not null and trail_prune_names(p.event, e.idx) as explained,
                   e.event_id, e.type, e.subject, e.actor, e.correlation, e.causation, e.recorded_at,
                   e.recorded_at is null or coalesce(e.recorded_at between s.low_at and s.high_at, false) as in_span,
                   coalesce(substring(coalesce(t.data, g.data) from (e.idx %% 256)::int * 32 + 1 for 32), '') as tree_hash
            from trail_entry e
            left join trail_tile t on t.level = 0 and t.n = e.idx / 256
            left join trail_edge g on g.level = 0 and g.n = e.idx / 256
            left join trail_pruned p on p.idx = e.idx
            left join trail_span s on s.span = e.idx >> 12
            where e.source = $1 and e.lane = $2 and e.lane_seq > $3 and e.lane_seq <= $4
              and e.%s
            order by e.lane_seq limit $5\
            """
                .formatted(EntryStore.COUNTED))
        .execute(Tuple.of(source, (short) lane, after, upTo, page))
        .chain(
            rows ->
                references(rows)
                    .chain(
                        references -> {
                          var last = after;
                          for (var row : rows) {
                            last = row.getLong("lane_seq");
                            add(hasher, row, references);
                          }
                          return rows.size() < page
                              ? Uni.createFrom().item(hasher::stretch)
                              : read(hasher, source, lane, last, upTo);
                        }));
  }

  /// What is stored as that which the entries are about, by their indexes.
  private Uni<Map<Long, Set<UUID>>> references(RowSet<Row> entries) {
    if (entries.size() == 0) {
      return Uni.createFrom().item(Map.of());
    }
    var indexes = entries.stream().map(row -> row.getLong("idx")).toArray(Long[]::new);
    return pool.preparedQuery(
            """
            select r.idx, r.ref from trail_reference r
            where r.idx = any ($1) and r.idx between (select min(i) from unnest($1) i) and (select max(i) from unnest($1) i)\
            """)
        .execute(Tuple.tuple().addValue(indexes))
        .map(
            rows ->
                rows.stream()
                    .collect(
                        Collectors.groupingBy(
                            row -> row.getLong("idx"),
                            Collectors.mapping(row -> row.getUUID("ref"), Collectors.toSet()))));
  }

  private static void add(TrailStretch.Hasher hasher, Row row, Map<Long, Set<UUID>> references) {
    var index = row.getLong("idx");
    var number = row.getLong("lane_seq");
    var leafHash = TrailStore.bytes(row, "leaf_hash");
    var treeHash = TrailStore.bytes(row, "tree_hash");
    if (row.getBoolean("pruned")) {
      hasher.addPruned(index, number, leafHash, treeHash, row.getBoolean("explained"));
    } else {
      var leaf = TrailStore.bytes(row, "leaf");
      hasher.add(
          index,
          number,
          leaf,
          leafHash,
          treeHash,
          said(leaf),
          stored(row, references.getOrDefault(index, Set.of())),
          row.getBoolean("in_span"));
    }
  }

  /// Bytes that somebody has changed need not be an entry at all.
  private static EventFacts said(byte[] leaf) {
    for (var one : leaf) {
      if (one == '\n') {
        return EventFactsReader.read(TrailLeaf.document(leaf));
      }
    }
    return EventFacts.OPAQUE;
  }

  private static EventFacts stored(Row row, Set<UUID> references) {
    return new EventFacts(
        row.getUUID("event_id"),
        null,
        row.getString("type"),
        row.getString("subject"),
        row.getString("actor"),
        row.getString("correlation"),
        row.getString("causation"),
        EntryStore.instant(row.getOffsetDateTime("recorded_at")),
        references);
  }
}
