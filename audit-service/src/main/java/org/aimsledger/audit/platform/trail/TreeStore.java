package org.aimsledger.audit.platform.trail;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.aimsledger.verifier.log.CompactRange;
import org.aimsledger.verifier.log.Hash;
import org.jspecify.annotations.Nullable;

/// Compares every full tile with the hash that the level above has for it, some tiles at a time and
/// round and round. Entries are compared with the lowest level, and the signer of checkpoints
/// compares the right edge with the root; what lies between them is compared here.
///
/// Where it stands is kept in memory: a process that starts begins again.
@Singleton
public class TreeStore {
  /// Half a megabyte, and some milliseconds of hashing.
  private static final int TILES = 64;

  private final Pool pool;
  private volatile Place after = Place.START;
  private volatile Instant begun = Instant.MAX;
  private volatile @Nullable Instant wholeSince;

  TreeStore(Pool pool) {
    this.pool = pool;
  }

  private record Place(int level, long n) {
    static final Place START = new Place(-1, -1);
  }

  /// When the last complete round began, by the clock of the database; null before the first.
  public @Nullable Instant wholeSince() {
    return wholeSince;
  }

  /// What is wrong with the next tiles. The finding is about the first entry below the tile.
  public Uni<List<Finding>> next() {
    return after.equals(Place.START)
        ? pool.query("select now() as now")
            .execute()
            .invoke(rows -> begun = rows.iterator().next().getOffsetDateTime("now").toInstant())
            .chain(this::tiles)
        : tiles();
  }

  private Uni<List<Finding>> tiles() {
    return pool.preparedQuery(
            """
            select t.level, t.n, t.data,
                   coalesce(substring(coalesce(p.data, g.data) from (t.n % 256)::int * 32 + 1 for 32), '') as above,
                   coalesce(e.source, '/audit') as source, coalesce(e.lane, 0::smallint) as lane,
                   coalesce(e.lane_seq, 0) as lane_seq, t.n << (8 * (t.level + 1)) as idx
            from (select level, n, data from trail_tile where (level, n) > ($1::smallint, $2::bigint)
                  order by level, n limit $3) t
            left join trail_tile p on p.level = t.level + 1 and p.n = t.n / 256
            left join trail_edge g on g.level = t.level + 1 and g.n = t.n / 256
            left join trail_entry e on e.idx = t.n << (8 * (t.level + 1))
            order by t.level, t.n""")
        .execute(Tuple.of((short) after.level(), after.n(), TILES))
        .map(
            rows -> {
              after = Place.START;
              for (var row : rows) {
                after = new Place(row.getShort("level"), row.getLong("n"));
              }
              if (rows.size() < TILES) {
                after = Place.START;
                wholeSince = begun;
              }
              return rows.stream().map(TreeStore::difference).flatMap(Optional::stream).toList();
            });
  }

  private static Optional<Finding> difference(Row row) {
    var range = CompactRange.empty();
    for (var hash : TrailHead.hashes(TrailStore.bytes(row, "data"))) {
      var _ = range.append(hash);
    }
    var above = TrailStore.bytes(row, "above");
    return MessageDigest.isEqual(range.root().bytes(), above)
        ? Optional.empty()
        : Optional.of(finding(row, range.root(), above));
  }

  private static Finding finding(Row row, Hash root, byte[] above) {
    var evidence =
        "tile/%d/%d %s %s"
            .formatted(
                row.getShort("level"),
                row.getLong("n"),
                HexFormat.of().formatHex(above),
                root.hex());
    return new Finding(
        AlarmKind.TREE_DIFFERS,
        row.getString("source"),
        row.getShort("lane"),
        row.getLong("lane_seq"),
        row.getLong("idx"),
        evidence.getBytes(US_ASCII));
  }
}
