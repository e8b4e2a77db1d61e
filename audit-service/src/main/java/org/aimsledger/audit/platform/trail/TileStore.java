package org.aimsledger.audit.platform.trail;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import org.aimsledger.verifier.log.CompactRange;
import org.aimsledger.verifier.log.EntryBundle;
import org.aimsledger.verifier.log.Hash;
import org.aimsledger.verifier.log.MerkleProofs;
import org.aimsledger.verifier.log.ProofPlan;
import org.aimsledger.verifier.log.Tile;
import org.aimsledger.verifier.log.TileAddress;
import org.aimsledger.verifier.log.TileNodes;
import org.jspecify.annotations.Nullable;

/// Reads the tree: tiles, and the proofs and roots that follow from them, each in one query.
@Singleton
public class TileStore {
  private final Pool pool;

  TileStore(Pool pool) {
    this.pool = pool;
  }

  /// Where the log stands now.
  public Uni<TrailHead> head() {
    return pool.query("select size, peaks, root from trail_state where id = 1")
        .execute()
        .map(rows -> rows.iterator().next())
        .map(
            row ->
                TrailHead.stored(
                    row.getLong("size"),
                    TrailStore.bytes(row, "peaks"),
                    TrailStore.bytes(row, "root")));
  }

  /// The tile with this address, also a narrower one than the log has by now; null when the log has
  /// not grown that far.
  public Uni<@Nullable Tile> tile(TileAddress address) {
    return tiles(List.of(address)).map(tiles -> tiles.get(address));
  }

  /// Those of the tiles that the log has grown to.
  public Uni<Map<TileAddress, Tile>> tiles(Collection<TileAddress> addresses) {
    var wanted = List.copyOf(addresses);
    return pool.preparedQuery(
            """
            select a.i, substring(coalesce(t.data, e.data) for a.width * 32) as data
            from unnest($1::smallint[], $2::bigint[], $3::int[]) with ordinality as a (level, n, width, i)
            left join trail_tile t on t.level = a.level and t.n = a.n
            left join trail_edge e on e.level = a.level and e.n = a.n
            where octet_length(coalesce(t.data, e.data)) >= a.width * 32""")
        .execute(
            Tuple.tuple()
                .addValue(wanted.stream().map(a -> (short) a.level()).toArray(Short[]::new))
                .addValue(wanted.stream().map(TileAddress::index).toArray(Long[]::new))
                .addValue(wanted.stream().map(TileAddress::width).toArray(Integer[]::new)))
        .map(rows -> decoded(wanted, rows));
  }

  /// The bundle of entries at this address; null when the log has not grown that far. An entry
  /// whose content was pruned has no bytes there.
  public Uni<byte @Nullable []> bundle(TileAddress address) {
    var first = address.firstLeaf();
    return pool.preparedQuery(
            "select coalesce(leaf, '') as leaf from trail_entry where idx >= $1 and idx < $2 order by idx")
        .execute(Tuple.of(first, first + address.width()))
        .map(
            rows ->
                rows.size() < address.width()
                    ? null
                    : EntryBundle.encode(
                        rows.stream().map(row -> TrailStore.bytes(row, "leaf")).toList()));
  }

  /// The proofs of several leaves in the tree of the first `size` leaves, in the order of the
  /// indexes.
  public Uni<List<List<Hash>>> inclusion(List<Long> indexes, long size) {
    var plans = indexes.stream().map(index -> ProofPlan.inclusion(index, size)).toList();
    return proofs(plans, size);
  }

  /// The proof that the tree of `from` leaves is the beginning of that of `to` leaves.
  public Uni<List<Hash>> consistency(long from, long to) {
    return proofs(List.of(ProofPlan.consistency(from, to)), to).map(List::getFirst);
  }

  /// The root of the tree of the first `size` leaves.
  public Uni<Hash> root(long size) {
    var addresses = new LinkedHashSet<TileAddress>();
    CompactRange.nodes(size).forEach(node -> addresses.add(TileAddress.containing(node, size)));
    return tiles(addresses).map(tiles -> MerkleProofs.root(size, nodes(size, tiles)));
  }

  private Uni<List<List<Hash>>> proofs(List<ProofPlan> plans, long size) {
    var addresses = new LinkedHashSet<TileAddress>();
    plans.forEach(plan -> addresses.addAll(plan.tiles()));
    return tiles(addresses)
        .map(tiles -> plans.stream().map(plan -> plan.proof(nodes(size, tiles))).toList());
  }

  private static TileNodes nodes(long size, Map<TileAddress, Tile> tiles) {
    return new TileNodes(size, address -> present(address, tiles.get(address)));
  }

  private static Tile present(TileAddress address, @Nullable Tile tile) {
    if (tile == null) {
      throw new IllegalStateException("the trail has no " + address.path());
    }
    return tile;
  }

  private static Map<TileAddress, Tile> decoded(List<TileAddress> wanted, RowSet<Row> rows) {
    var tiles = new HashMap<TileAddress, Tile>();
    for (var row : rows) {
      var address = wanted.get((int) (row.getLong("i") - 1));
      tiles.put(address, Tile.decode(address, TrailStore.bytes(row, "data")));
    }
    return tiles;
  }
}
