package org.aimsledger.audit.platform.trail;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import org.aimsledger.audit.platform.TrailConfig;

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
            "select coalesce(max(lane_seq), 0) as last from trail_entry"
                + " where source = $1 and lane = $2")
        .execute(Tuple.of(source, (short) lane))
        .map(rows -> rows.iterator().next().getLong("last"));
  }

  /// What the trail holds for the numbers after `after` up to `upTo`.
  public Uni<TrailStretch> stretch(String source, int lane, long after, long upTo) {
    return read(new TrailStretch.Hasher(source, lane), source, lane, after, upTo);
  }

  /// The bytes that the entry stands for; empty when there is none.
  public Uni<byte[]> leaf(String source, int lane, long number) {
    return pool.preparedQuery(
            "select leaf from trail_entry where source = $1 and lane = $2 and lane_seq = $3")
        .execute(Tuple.of(source, (short) lane, number))
        .map(
            rows ->
                rows.size() == 0 ? new byte[0] : TrailStore.bytes(rows.iterator().next(), "leaf"));
  }

  private Uni<TrailStretch> read(
      TrailStretch.Hasher hasher, String source, int lane, long after, long upTo) {
    return pool.preparedQuery(
            """
            select e.idx, e.lane_seq, e.leaf, e.leaf_hash,
                   coalesce(substring(coalesce(t.data, g.data) from (e.idx % 256)::int * 32 + 1 for 32), '') as tree_hash
            from trail_entry e
            left join trail_tile t on t.level = 0 and t.n = e.idx / 256
            left join trail_edge g on g.level = 0 and g.n = e.idx / 256
            where e.source = $1 and e.lane = $2 and e.lane_seq > $3 and e.lane_seq <= $4
            order by e.lane_seq limit $5""")
        .execute(Tuple.of(source, (short) lane, after, upTo, page))
        .chain(
            rows -> {
              var last = after;
              for (var row : rows) {
                last = row.getLong("lane_seq");
                hasher.add(
                    row.getLong("idx"),
                    last,
                    TrailStore.bytes(row, "leaf"),
                    TrailStore.bytes(row, "leaf_hash"),
                    TrailStore.bytes(row, "tree_hash"));
              }
              return rows.size() < page
                  ? Uni.createFrom().item(hasher::stretch)
                  : read(hasher, source, lane, last, upTo);
            });
  }
}
