package org.aimsledger.audit.checkpointpush;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What each target got, one row a target.
@Singleton
class PushStore {
  private final Pool pool;

  PushStore(Pool pool) {
    this.pool = pool;
  }

  /// A hold on a target.
  ///
  /// @param turn number of this hold
  /// @param failures since the last delivery
  record Held(String target, long turn, int failures) {}

  /// How a target stands.
  ///
  /// @param size of the last checkpoint that it got; missing before the first
  record Standing(
      String target,
      @Nullable Long size,
      @Nullable Instant deliveredAt,
      int failures,
      @Nullable Instant failingSince,
      @Nullable String reason,
      Instant nextAt) {}

  /// Makes the targets known.
  Uni<Void> know(List<String> targets) {
    return pool.preparedQuery(
            "insert into trail_push (target) select unnest($1::text[]) on conflict do nothing")
        .execute(Tuple.of(targets.toArray(String[]::new)))
        .replaceWithVoid();
  }

  /// Takes a target when it is its turn and it lacks this checkpoint; null when not.
  Uni<@Nullable Held> take(String target, long size, Duration hold) {
    return pool.preparedQuery(
            """
            update trail_push set busy_until = now() + make_interval(secs => $3), turn = turn + 1
            where target = $1 and size < $2 and next_at <= now() and busy_until <= now()
            returning turn, failures""")
        .execute(Tuple.of(target, size, seconds(hold)))
        .map(
            rows -> {
              if (rows.size() == 0) {
                return null;
              }
              var row = rows.iterator().next();
              return new Held(target, row.getLong("turn"), row.getInteger("failures"));
            });
  }

  /// It has the checkpoint of this size.
  ///
  /// @param rest until it gets another one
  Uni<Void> delivered(Held held, long size, Duration rest) {
    return pool.preparedQuery(
            """
            update trail_push
            set size = $3, delivered_at = now(), failures = 0, failing_since = null, reason = null,
                next_at = now() + make_interval(secs => $4), busy_until = now()
            where target = $1 and turn = $2""")
        .execute(Tuple.of(held.target(), held.turn(), size, seconds(rest)))
        .replaceWithVoid();
  }

  /// It has not taken it.
  Uni<Void> failed(Held held, String reason, Duration pause) {
    return pool.preparedQuery(
            """
            update trail_push
            set failures = failures + 1, failing_since = coalesce(failing_since, now()), reason = $3,
                next_at = now() + make_interval(secs => $4), busy_until = now()
            where target = $1 and turn = $2""")
        .execute(Tuple.of(held.target(), held.turn(), reason, seconds(pause)))
        .replaceWithVoid();
  }

  /// How the targets stand.
  Uni<List<Standing>> standings(List<String> targets) {
    return pool.preparedQuery(
            """
            select target, size, delivered_at, failures, failing_since, reason, next_at
            from trail_push where target = any ($1) order by target""")
        .execute(Tuple.of(targets.toArray(String[]::new)))
        .map(
            rows ->
                rows.stream()
                    .map(
                        row ->
                            new Standing(
                                row.getString("target"),
                                row.getLong("size") < 0 ? null : row.getLong("size"),
                                instant(row.getOffsetDateTime("delivered_at")),
                                row.getInteger("failures"),
                                instant(row.getOffsetDateTime("failing_since")),
                                row.getString("reason"),
                                row.getOffsetDateTime("next_at").toInstant()))
                    .toList());
  }

  private static double seconds(Duration duration) {
    return duration.toMillis() / 1_000.0;
  }

  private static @Nullable Instant instant(@Nullable OffsetDateTime time) {
    return time == null ? null : time.toInstant();
  }
}
