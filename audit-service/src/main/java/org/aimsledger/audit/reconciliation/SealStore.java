package org.aimsledger.audit.reconciliation;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.aimsledger.audit.platform.TrailConfig;
import org.aimsledger.audit.reconciliation.ServiceSeal.Statement;
import org.aimsledger.eventstore.core.LaneChain;
import org.jspecify.annotations.Nullable;

/// The seals in the trail, what the entries of the trail give for them, and how far both were
/// compared. Held as the lanes are, see [ReconciliationStore].
@Singleton
class SealStore {
  private static final String TYPE = "org.aimsledger.platform.lanes-sealed.v1";

  private final Pool pool;
  private final int page;

  SealStore(Pool pool, TrailConfig config) {
    this.pool = pool;
    this.page = config.reconciliation().page();
  }

  /// Takes the service that nobody has looked at for the longest time; null when all are taken.
  Uni<@Nullable SealProgress> take(Duration hold, Duration grace) {
    return pool.query(
            "insert into trail_seal_check (source) select distinct source from trail_lane"
                + " on conflict do nothing")
        .execute()
        .chain(
            () ->
                pool.preparedQuery(
                        """
                        update trail_seal_check s
                        set busy_until = now() + make_interval(secs => $1), turn = turn + 1, checked_at = now()
                        from (select source from trail_seal_check where busy_until <= now()
                              order by checked_at, source limit 1 for update skip locked) as free
                        where s.source = free.source
                        returning s.source, s.idx, s.turn,
                                  coalesce(s.waiting_since <= now() - make_interval(secs => $2), false) as overdue""")
                    .execute(Tuple.of(seconds(hold), seconds(grace))))
        .map(
            rows -> {
              if (rows.size() == 0) {
                return null;
              }
              var row = rows.iterator().next();
              return new SealProgress(
                  row.getString("source"),
                  row.getLong("idx"),
                  row.getLong("turn"),
                  row.getBoolean("overdue"));
            });
  }

  /// Number of entries in the trail.
  Uni<Long> size() {
    return pool.query("select size from trail_state where id = 1")
        .execute()
        .map(rows -> rows.iterator().next().getLong("size"));
  }

  /// The first seal of the service behind the place up to which was looked; null when there is
  /// none.
  Uni<@Nullable ServiceSeal> next(SealProgress held) {
    return pool.preparedQuery(
            "select idx, coalesce(leaf, '') as leaf from trail_entry where hashtextextended(type, 0) = hashtextextended($1, 0)"
                + " and type = $1 and source = $2 and idx > $3"
                + " and idx < (select size from trail_state where id = 1) order by idx limit 1")
        .execute(Tuple.of(TYPE, held.source(), held.index()))
        .map(
            rows -> {
              if (rows.size() == 0) {
                return null;
              }
              var row = rows.iterator().next();
              return ServiceSealReader.read(
                  row.getLong("idx"), row.getDelegate().getBuffer("leaf").getBytes());
            });
  }

  /// What the last seal said of each lane of the service.
  Uni<Map<Integer, LaneChain>> before(SealProgress held) {
    return pool.preparedQuery("select lane, last, chain from trail_lane_seal where source = $1")
        .execute(Tuple.of(held.source()))
        .map(
            rows -> {
              var before = new HashMap<Integer, LaneChain>();
              for (var row : rows) {
                before.put(
                    (int) row.getShort("lane"),
                    new LaneChain(row.getLong("last"), row.getString("chain")));
              }
              return before;
            });
  }

  /// What follows from the bytes of the entries up to a number, or up to the last one before a
  /// hole. Where content is gone, its hash stands for it: whether it may be gone is another
  /// question.
  Uni<LaneChain> continued(String source, int lane, LaneChain from, long upTo) {
    if (from.number() >= upTo) {
      return Uni.createFrom().item(from);
    }
    return pool.preparedQuery(
            """
            select lane_seq, coalesce(sha256('\\x00'::bytea || leaf), leaf_hash) as hash from trail_entry
            where source = $1 and lane = $2 and lane_seq > $3 and lane_seq <= $4
              and idx < (select size from trail_state where id = 1)
            order by lane_seq limit $5""")
        .execute(Tuple.of(source, (short) lane, from.number(), upTo, page))
        .chain(
            rows -> {
              var hashes = new ArrayList<byte[]>(rows.size());
              var expected = from.number();
              for (var row : rows) {
                if (row.getLong("lane_seq") != ++expected) {
                  return Uni.createFrom().item(from.then(hashes));
                }
                hashes.add(row.getDelegate().getBuffer("hash").getBytes());
              }
              var reached = from.then(hashes);
              return hashes.size() < page
                  ? Uni.createFrom().item(reached)
                  : continued(source, lane, reached, upTo);
            });
  }

  /// Gives the service back; its next seal names entries that are not there yet.
  Uni<Void> await(SealProgress held) {
    return pool.preparedQuery(
            "update trail_seal_check set busy_until = now(), waiting_since = coalesce(waiting_since, now())"
                + " where source = $1 and turn = $2")
        .execute(Tuple.of(held.source(), held.turn()))
        .replaceWithVoid();
  }

  /// Gives the service back as it was.
  Uni<Void> release(SealProgress held) {
    return pool.preparedQuery(
            "update trail_seal_check set busy_until = now() where source = $1 and turn = $2")
        .execute(Tuple.of(held.source(), held.turn()))
        .replaceWithVoid();
  }

  /// Gives the service back; it was looked up to an entry.
  ///
  /// @param sealed what the seal at that entry says of lanes that it goes on with
  Uni<Void> advance(SealProgress held, long index, List<Statement> sealed) {
    return pool.withTransaction(
        tx ->
            tx.preparedQuery(
                    "update trail_seal_check set idx = $3, busy_until = now(), waiting_since = null"
                        + " where source = $1 and turn = $2")
                .execute(Tuple.of(held.source(), held.turn(), index))
                .chain(
                    rows ->
                        rows.rowCount() == 0
                            ? Uni.createFrom().voidItem()
                            : write(tx, held, index, sealed)));
  }

  private static Uni<Void> write(
      SqlClient tx, SealProgress held, long index, List<Statement> sealed) {
    return Multi.createFrom()
        .iterable(sealed)
        .onItem()
        .transformToUniAndConcatenate(
            statement ->
                tx.preparedQuery(
                        """
                        insert into trail_lane_seal (source, lane, last, chain, idx) values ($1, $2, $3, $4, $5)
                        on conflict (source, lane) do update
                          set last = excluded.last, chain = excluded.chain, idx = excluded.idx""")
                    .execute(
                        Tuple.of(
                            held.source(),
                            (short) statement.lane(),
                            statement.chain().number(),
                            statement.chain().sha256(),
                            index)))
        .onItem()
        .ignoreAsUni();
  }

  private static double seconds(Duration duration) {
    return duration.toMillis() / 1_000.0;
  }
}
