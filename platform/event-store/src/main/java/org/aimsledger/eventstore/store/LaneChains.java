package org.aimsledger.eventstore.store;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.ArrayList;
import org.aimsledger.eventstore.core.LaneChain;

/// Continues the chains of lanes over what is stored.
///
/// Hashing is done by the database, so that 32 bytes an event travel and not the event.
public final class LaneChains {
  /// Wire name of the event that states them. No family of a service has it: views and reactions
  /// pass over it.
  public static final String EVENT = "org.aimsledger.platform.lanes-sealed.v1";

  private static final String HASHES =
      """
      select seq, sha256('\\x00'::bytea
                         || convert_to($1::text || ' ' || lane || ' ' || seq || chr(10), 'UTF8')
                         || document) as hash
      from events where lane = $2 and seq > $3 and seq <= $4 order by seq limit $5""";

  private final Pool pool;
  private final String source;
  private final int page;

  /// @param source CloudEvents source of the service, which is in the hash of each event
  /// @param page most hashes in memory
  public LaneChains(Pool pool, String source, int page) {
    this.pool = pool;
    this.source = source;
    this.page = page;
  }

  /// The chain at a number, or at the last one before a hole: an honest log has none.
  ///
  /// @param from where the chain is known
  /// @param upTo not beyond the committed head
  public Uni<LaneChain> continued(int lane, LaneChain from, long upTo) {
    if (from.number() >= upTo) {
      return Uni.createFrom().item(from);
    }
    return pool.preparedQuery(HASHES)
        .execute(Tuple.of(source, (short) lane, from.number(), upTo, page))
        .chain(
            rows -> {
              var hashes = new ArrayList<byte[]>(rows.size());
              var expected = from.number();
              for (var row : rows) {
                if (row.getLong("seq") != ++expected) {
                  return Uni.createFrom().item(from.then(hashes));
                }
                hashes.add(BatchStatement.bytes(row, "hash"));
              }
              var reached = from.then(hashes);
              return hashes.size() < page
                  ? Uni.createFrom().item(reached)
                  : continued(lane, reached, upTo);
            });
  }
}
