package org.aimsledger.audit.reconciliation;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;

/// When what is wrong was seen last, so that it is known when it is gone. No truth: whoever empties
/// it keeps from being told that something is gone, and nothing else.
@Singleton
class SightingStore {
  private static final int AT_ONCE = 100;

  private final Pool pool;

  SightingStore(Pool pool) {
    this.pool = pool;
  }

  /// It is there now.
  Uni<Void> seen(UUID finding) {
    return pool.preparedQuery(
            "insert into trail_sighting (finding) values ($1)"
                + " on conflict (finding) do update set seen_at = now()")
        .execute(Tuple.of(finding))
        .replaceWithVoid();
  }

  /// Findings that nobody has seen since, although every lane was compared as a whole meanwhile,
  /// and the tree.
  ///
  /// @param tree when the last complete round over the tree began
  Uni<List<UUID>> gone(Instant tree) {
    return pool.preparedQuery(
            """
            select finding from trail_sighting
            where seen_at < $1 and seen_at < (
              select min(whole_since) from trail_reconciliation having count(*) = count(whole_since))
            order by finding limit $2""")
        .execute(Tuple.of(tree.atOffset(ZoneOffset.UTC), AT_ONCE))
        .map(rows -> rows.stream().map(row -> row.getUUID("finding")).toList());
  }

  /// It is gone.
  Uni<Void> forget(UUID finding) {
    return pool.preparedQuery("delete from trail_sighting where finding = $1")
        .execute(Tuple.of(finding))
        .replaceWithVoid();
  }
}
