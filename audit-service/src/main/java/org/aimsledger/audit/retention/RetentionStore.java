package org.aimsledger.audit.retention;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.aimsledger.contracts.WireNames;
import org.aimsledger.contracts.audit.TrailPruningEvent;
import org.aimsledger.verifier.log.Hash;
import org.jspecify.annotations.Nullable;

/// What the trail knows of prunings, and the call that takes content out of it.
@Singleton
class RetentionStore {
  private static final String CATEGORY = "content-pruning/";

  private final Pool pool;

  RetentionStore(Pool pool) {
    this.pool = pool;
  }

  /// The pruning that was confirmed first of those that are not finished; null when there is none.
  Uni<@Nullable UUID> open() {
    return pool.preparedQuery(
            """
            select c.subject from trail_entry c
            where hashtextextended(c.type, 0) = hashtextextended($1, 0) and c.type = $1 and c.source = '/audit'
              and not exists (
                select from trail_entry f
                where hashtextextended(f.subject, 0) = hashtextextended(c.subject, 0) and f.subject = c.subject
                  and f.source = '/audit' and f.type = $2)
            order by c.idx limit 1""")
        .execute(
            Tuple.of(
                WireNames.of(TrailPruningEvent.Confirmed.class),
                WireNames.of(TrailPruningEvent.Finished.class)))
        .map(
            rows ->
                rows.size() == 0
                    ? null
                    : UUID.fromString(
                        rows.iterator().next().getString("subject").substring(CATEGORY.length())));
  }

  /// Indexes of the events in the trail that name parts of the pruning, the first part first.
  Uni<List<Long>> parts(UUID pruning) {
    return pool.preparedQuery(
            """
            select idx from trail_entry
            where hashtextextended(subject, 0) = hashtextextended($1, 0) and subject = $1
              and source = '/audit' and type = $2
            order by idx""")
        .execute(Tuple.of(CATEGORY + pruning, WireNames.of(TrailPruningEvent.ContentPruned.class)))
        .map(rows -> rows.stream().map(row -> row.getLong("idx")).toList());
  }

  /// The next entries whose content may go, in the order of the trail.
  Uni<List<DueEntry>> due(Set<String> types, Instant before, long after, int limit) {
    return pool.preparedQuery(
            """
            with held as materialized (select trail_held() as id)
            select d.idx, d.leaf_hash
            from unnest($1::text[]) as t (type)
            cross join lateral (
              select e.idx, e.leaf_hash from trail_entry e
              where hashtextextended(e.type, 0) = hashtextextended(t.type, 0) and e.type = t.type
                and e.idx > $2 and e.recorded_at < $3 and e.leaf is not null
                and not exists (
                  select from held h join trail_reference r on r.ref = h.id where r.idx = e.idx)
              order by e.idx limit $4) as d
            order by d.idx limit $4""")
        .execute(
            Tuple.tuple()
                .addValue(types.toArray(String[]::new))
                .addValue(after)
                .addValue(before.atOffset(ZoneOffset.UTC))
                .addValue(limit))
        .map(
            rows ->
                rows.stream()
                    .map(
                        row ->
                            new DueEntry(
                                row.getLong("idx"),
                                Hash.of(row.getDelegate().getBuffer("leaf_hash").getBytes())))
                    .toList());
  }

  /// Takes the content of what the event at this place of the trail names; the database judges.
  ///
  /// @return of how many entries
  Uni<Integer> prune(long event) {
    return pool.preparedQuery("select trail_prune($1) as taken")
        .execute(Tuple.of(event))
        .map(rows -> rows.iterator().next().getInteger("taken"));
  }
}
