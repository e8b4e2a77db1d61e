package org.aimsledger.audit.retention;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import io.vertx.sqlclient.DatabaseException;
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

  /// insufficient_privilege
  private static final String REFUSED = "42501";

  private final Pool pool;

  RetentionStore(Pool pool) {
    this.pool = pool;
  }

  /// A pruning that the trail calls confirmed, and nothing that ends it.
  ///
  /// @param confirmedAt index of the confirmation
  record Open(UUID pruning, long confirmedAt) {}

  /// What the database did with a part.
  sealed interface Answer {
    /// It took the content.
    ///
    /// @param entries of how many entries
    record Taken(int entries) implements Answer {}

    /// It has judged, and will judge the same tomorrow.
    record Refused(String reason) implements Answer {}
  }

  /// The open pruning that was confirmed first of those behind a place of the trail; null when
  /// there is none.
  Uni<@Nullable Open> open(long after) {
    return pool.preparedQuery(
            """
            select c.subject, c.idx from trail_entry c
            where hashtextextended(c.type, 0) = hashtextextended($1, 0) and c.type = $1 and c.source = '/audit'
              and c.idx > $3 and c.subject ~ '^content-pruning/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$'
              and not exists (
                select from trail_entry f
                where hashtextextended(f.subject, 0) = hashtextextended(c.subject, 0) and f.subject = c.subject
                  and f.source = '/audit' and f.type = any ($2))
            order by c.idx limit 1""")
        .execute(
            Tuple.of(
                WireNames.of(TrailPruningEvent.Confirmed.class),
                new String[] {
                  WireNames.of(TrailPruningEvent.Finished.class),
                  WireNames.of(TrailPruningEvent.SetAside.class)
                },
                after))
        .map(rows -> rows.size() == 0 ? null : open(rows.iterator().next()));
  }

  private static Open open(Row row) {
    return new Open(
        UUID.fromString(row.getString("subject").substring(CATEGORY.length())), row.getLong("idx"));
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
  Uni<Answer> prune(long event) {
    return pool.preparedQuery("select trail_prune($1) as taken")
        .execute(Tuple.of(event))
        .<Answer>map(rows -> new Answer.Taken(rows.iterator().next().getInteger("taken")))
        .onFailure(RetentionStore::isRefusal)
        .recoverWithUni(failure -> refused(failure));
  }

  private static boolean isRefusal(Throwable failure) {
    return failure instanceof DatabaseException e && REFUSED.equals(e.getSqlState());
  }

  /// The function refuses with the state that the database itself has for whoever may not even call
  /// it. That is a fault of the installation, and goes away.
  private Uni<Answer> refused(Throwable failure) {
    return pool.query("select has_function_privilege('trail_prune(bigint)', 'execute') as may")
        .execute()
        .chain(
            rows ->
                rows.iterator().next().getBoolean("may")
                    ? Uni.createFrom()
                        .<Answer>item(new Answer.Refused(String.valueOf(failure.getMessage())))
                    : Uni.createFrom().failure(failure));
  }
}
