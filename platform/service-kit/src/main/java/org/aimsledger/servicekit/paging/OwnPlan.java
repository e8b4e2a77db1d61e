package org.aimsledger.servicekit.paging;

import io.smallrye.mutiny.Uni;
import java.util.function.Supplier;
import org.hibernate.reactive.mutiny.Mutiny;

/// Plans that PostgreSQL makes for the values at hand.
///
/// After a few uses of a prepared statement PostgreSQL may keep one plan for all values. That is
/// right where any value finds about as many rows; a word of a search is in a few texts or in
/// nearly all of them, and a plan that was made for "any word" reads the whole table for one of
/// both. Nor is the work shared among processes: starting them takes longer than such a query, and
/// others have use for the cores.
public final class OwnPlan {
  /// Until the transaction ends: the connection goes back to the pool as it was.
  private static final String DEMAND =
      "select set_config('plan_cache_mode', 'force_custom_plan', true)"
          + " || set_config('max_parallel_workers_per_gather', '0', true)";

  private OwnPlan() {}

  /// Runs queries, each with a plan of its own.
  public static <T> Uni<T> of(Mutiny.Session session, Supplier<Uni<T>> queries) {
    return session.withTransaction(
        _ ->
            session
                .createNativeQuery(DEMAND, String.class)
                .getSingleResult()
                .flatMap(_ -> queries.get()));
  }
}
