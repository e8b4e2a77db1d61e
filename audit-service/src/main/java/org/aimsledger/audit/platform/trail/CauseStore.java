package org.aimsledger.audit.platform.trail;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.UUID;

/// Follows what led to an event and what it led to, across services. The trail is the only place
/// that has both ends.
@Singleton
public class CauseStore {
  // The guard on the text keeps the cast from failing; causation is whatever a producer wrote.
  private static final String UP =
      """
      with recursive chain (idx, causation, depth) as (
        select * from (select idx, causation, 0 from trail_entry where event_id = $1 order by idx limit 1) as start
        union all
        select c.idx, c.causation, chain.depth + 1 from chain cross join lateral (
          select e.idx, e.causation from trail_entry e
          where e.event_id = case when chain.causation ~* '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$'
                                  then chain.causation::uuid end
          order by e.idx limit 1) c
        where chain.depth < $2)
      select chain.depth, %s from chain join trail_entry e on e.idx = chain.idx and e.%s
      order by chain.depth
      """
          .formatted(EntryStore.COLUMNS, EntryStore.COUNTED);

  private static final String DOWN =
      """
      with recursive effect (idx, event_id, depth) as (
        select * from (select idx, event_id, 0 from trail_entry where event_id = $1 order by idx limit 1) as start
        union all
        select c.idx, c.event_id, effect.depth + 1 from effect cross join lateral (
          select e.idx, e.event_id from trail_entry e
          where hashtextextended(e.causation, 0) = hashtextextended(effect.event_id::text, 0)
            and e.causation = effect.event_id::text order by e.idx limit $3) c
        where effect.depth < $2)
      select effect.depth, %s from (select * from effect where depth > 0 limit $3) effect
      join trail_entry e on e.idx = effect.idx and e.%s order by effect.depth, e.idx
      """
          .formatted(EntryStore.COLUMNS, EntryStore.COUNTED);

  private final Pool pool;

  CauseStore(Pool pool) {
    this.pool = pool;
  }

  /// An entry and how many steps it is away from the event that was asked for.
  public record Step(int distance, TrailEntry entry) {}

  /// The event itself (distance 0), what led to it (1), what led to that (2) and so on. Empty when
  /// the trail doesn't know the event.
  ///
  /// @param depth most steps; a longer chain is cut there
  public Uni<List<Step>> causes(UUID eventId, int depth) {
    return steps(UP, Tuple.of(eventId, depth));
  }

  /// What the event led to (distance 1), what that led to (2) and so on.
  ///
  /// @param depth most steps
  /// @param limit most entries
  public Uni<List<Step>> effects(UUID eventId, int depth, int limit) {
    return steps(DOWN, Tuple.of(eventId, depth, limit));
  }

  private Uni<List<Step>> steps(String sql, Tuple arguments) {
    return pool.preparedQuery(sql)
        .execute(arguments)
        .map(
            rows ->
                rows.stream()
                    .map(row -> new Step(row.getInteger("depth"), EntryStore.entry(row)))
                    .toList());
  }
}
