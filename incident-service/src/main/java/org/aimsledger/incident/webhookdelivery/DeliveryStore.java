package org.aimsledger.incident.webhookdelivery;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.aimsledger.eventstore.store.RowSeals;
import org.jspecify.annotations.Nullable;

/// What has to be sent to whom, one row a delivery.
@Singleton
class DeliveryStore {
  private static final String TAKE =
      """
      update webhook_delivery d
         set busy_until = now() + make_interval(secs => $2), turn = turn + 1,
             attempts = attempts + 1
       where d.id = (
         select w.id from webhook_target t
          cross join lateral (
            select id, next_at from webhook_delivery
             where subscription = t.subscription and standing = 'WAITING'
               and next_at <= now() and busy_until <= now()
             order by next_at, id limit 1 for update skip locked) w
          where t.enabled
            and (select count(*) from webhook_delivery busy
                  where busy.subscription = t.subscription and busy.standing = 'WAITING'
                    and busy.busy_until > now()) < $1
          order by w.next_at, w.id limit 1)
      returning id, subscription, event, type, incident, payload, seal, turn, attempts,
        (select address from webhook_target t where t.subscription = d.subscription) as address""";

  private static final String COLUMNS =
      """
      select id, subscription, event, type, incident, standing, queued_at, attempts, next_at,
             ended_at, status, reason
        from webhook_delivery""";

  private static final String WANTED =
      " "
          + """
          where ($1::uuid is null or subscription = $1)
            and ($2::uuid is null or incident = $2)
            and ($3::text is null or standing = $3)
            and ($4::timestamptz is null or queued_at >= $4)
            and ($5::timestamptz is null or queued_at < $5)
          """;

  private final Pool pool;
  private final WebhookSealStore seals;

  DeliveryStore(Pool pool, RowSeals seals) {
    this.pool = pool;
    this.seals = new WebhookSealStore(seals);
  }

  /// A hold on a delivery.
  ///
  /// @param address where it goes, as it was followed; webhooks ask the subscription itself
  /// @param turn number of this hold
  /// @param attempts how many there were, this one included
  /// @param genuine whether this service has written what is to be sent
  record Held(
      UUID id,
      UUID subscription,
      String address,
      String payload,
      long turn,
      int attempts,
      boolean genuine) {}

  /// How a delivery stands.
  record Standing(
      UUID id,
      UUID subscription,
      @Nullable UUID event,
      String type,
      @Nullable UUID incident,
      DeliveryStanding standing,
      Instant queuedAt,
      int attempts,
      Instant nextAt,
      @Nullable Instant endedAt,
      @Nullable Integer status,
      @Nullable String reason) {}

  /// Which deliveries; null: no condition.
  record Wanted(
      @Nullable UUID subscription,
      @Nullable UUID incident,
      @Nullable DeliveryStanding standing,
      @Nullable Instant queuedFrom,
      @Nullable Instant queuedBefore) {
    Tuple tuple() {
      return Tuple.tuple()
          .addUUID(subscription)
          .addUUID(incident)
          .addString(standing == null ? null : standing.name())
          .addOffsetDateTime(offset(queuedFrom))
          .addOffsetDateTime(offset(queuedBefore));
    }
  }

  /// Takes a delivery whose turn it is; null when there is none.
  ///
  /// @param mostOfOne how many of one subscription may be held at the same time, or a few more when
  ///   several processes take them in the same moment
  /// @param hold longest time until it is given back
  Uni<@Nullable Held> take(int mostOfOne, Duration hold) {
    return pool.preparedQuery(TAKE)
        .execute(Tuple.of((long) mostOfOne, seconds(hold)))
        .map(
            rows -> {
              if (rows.size() == 0) {
                return null;
              }
              var row = rows.iterator().next();
              return new Held(
                  row.getUUID("id"),
                  row.getUUID("subscription"),
                  row.getString("address"),
                  row.getString("payload"),
                  row.getLong("turn"),
                  row.getInteger("attempts"),
                  seals.holdsDelivery(
                      row.getDelegate().getBuffer("seal"),
                      row.getUUID("id"),
                      row.getUUID("subscription"),
                      row.getUUID("event"),
                      row.getString("type"),
                      row.getUUID("incident"),
                      row.getString("payload")));
            });
  }

  /// The receiver has it.
  Uni<Void> delivered(Held held, int status) {
    return pool.preparedQuery(
            """
            update webhook_delivery
               set standing = 'DELIVERED', ended_at = now(), busy_until = now(), status = $3,
                   reason = null
             where id = $1 and turn = $2""")
        .execute(Tuple.of(held.id(), held.turn(), status))
        .replaceWithVoid();
  }

  /// The receiver does not have it; it gets it after a pause.
  Uni<Void> failed(Held held, @Nullable Integer status, String reason, Duration pause) {
    return pool.preparedQuery(
            """
            update webhook_delivery
               set next_at = now() + make_interval(secs => $5), busy_until = now(), status = $3,
                   reason = $4
             where id = $1 and turn = $2""")
        .execute(
            Tuple.tuple()
                .addUUID(held.id())
                .addLong(held.turn())
                .addInteger(status)
                .addString(reason)
                .addDouble(seconds(pause)))
        .replaceWithVoid();
  }

  /// The receiver does not have it, and gets it no more by itself.
  Uni<Void> dead(Held held, @Nullable Integer status, String reason) {
    return pool.preparedQuery(
            """
            update webhook_delivery
               set standing = 'DEAD', ended_at = now(), busy_until = now(), status = $3, reason = $4
             where id = $1 and turn = $2""")
        .execute(
            Tuple.tuple()
                .addUUID(held.id())
                .addLong(held.turn())
                .addInteger(status)
                .addString(reason))
        .replaceWithVoid();
  }

  /// Queues a message that no event stands behind.
  Uni<Void> queueTest(UUID id, UUID subscription, String payload) {
    return pool.preparedQuery(
            """
            insert into webhook_delivery (id, subscription, type, payload, seal)
            values ($1, $2, $3, $4, $5) on conflict (id) do nothing""")
        .execute(
            Tuple.of(id, subscription, FollowedEventTypes.TEST, payload)
                .addValue(
                    seals.ofDelivery(
                        id, subscription, null, FollowedEventTypes.TEST, null, payload)))
        .replaceWithVoid();
  }

  /// Sends ended ones again, from the first attempt, with the id that they had.
  ///
  /// @param id of one; null: all that are wanted
  /// @param most at once, the oldest first
  /// @return how many
  Uni<Integer> replay(@Nullable UUID id, Wanted wanted, int most) {
    var chosen =
        "select id from webhook_delivery"
            + WANTED
            + " and standing <> 'WAITING' and ($6::uuid is null or id = $6)"
            + " order by queued_at, id limit $7 for update skip locked";
    return pool.preparedQuery(
            """
            update webhook_delivery
               set standing = 'WAITING', attempts = 0, next_at = now(), busy_until = now(),
                   ended_at = null, turn = turn + 1
             where id in (%s)"""
                .formatted(chosen))
        .execute(wanted.tuple().addUUID(id).addInteger(most))
        .map(RowSet::rowCount);
  }

  /// Deliveries, the newest first.
  ///
  /// @param afterQueued place in the list, with `after`; null: from its beginning
  Uni<List<Standing>> list(
      Wanted wanted, @Nullable Instant afterQueued, @Nullable UUID after, int limit) {
    return pool.preparedQuery(
            COLUMNS
                + WANTED
                + " and ($6::timestamptz is null or (queued_at, id) < ($6, $7))"
                + " order by queued_at desc, id desc limit $8")
        .execute(
            wanted.tuple().addOffsetDateTime(offset(afterQueued)).addUUID(after).addInteger(limit))
        .map(DeliveryStore::standings);
  }

  /// One delivery; null: there is none.
  Uni<@Nullable Standing> one(UUID id) {
    return pool.preparedQuery(COLUMNS + " where id = $1")
        .execute(Tuple.of(id))
        .map(rows -> rows.size() == 0 ? null : standings(rows).getFirst());
  }

  /// Subscriptions by their names.
  ///
  /// @param afterName place in the list, with `after`; null: from its beginning
  Uni<List<Target>> targets(@Nullable String afterName, @Nullable UUID after, int limit) {
    return pool.preparedQuery(
            """
            select * from webhook_target
             where ($1::text is null or (name, subscription) > ($1, $2))
             order by name, subscription limit $3""")
        .execute(Tuple.tuple().addString(afterName).addUUID(after).addInteger(limit))
        .map(
            rows ->
                StreamSupport.stream(rows.spliterator(), false).map(FollowStore::target).toList());
  }

  /// Forgets what ended long ago.
  ///
  /// @return how many
  Uni<Integer> tidy(Duration keep, int most) {
    return pool.preparedQuery(
            """
            delete from webhook_delivery where id in (
              select id from webhook_delivery
               where standing <> 'WAITING' and ended_at < now() - make_interval(secs => $1)
               limit $2)""")
        .execute(Tuple.of(seconds(keep), most))
        .map(RowSet::rowCount);
  }

  private static List<Standing> standings(RowSet<Row> rows) {
    return StreamSupport.stream(rows.spliterator(), false).map(DeliveryStore::standing).toList();
  }

  private static Standing standing(Row row) {
    return new Standing(
        row.getUUID("id"),
        row.getUUID("subscription"),
        row.getUUID("event"),
        row.getString("type"),
        row.getUUID("incident"),
        DeliveryStanding.valueOf(row.getString("standing")),
        row.getOffsetDateTime("queued_at").toInstant(),
        row.getInteger("attempts"),
        row.getOffsetDateTime("next_at").toInstant(),
        instant(row.getOffsetDateTime("ended_at")),
        row.getInteger("status"),
        row.getString("reason"));
  }

  private static double seconds(Duration duration) {
    return duration.toMillis() / 1_000.0;
  }

  private static @Nullable OffsetDateTime offset(@Nullable Instant time) {
    return time == null ? null : time.atOffset(ZoneOffset.UTC);
  }

  private static @Nullable Instant instant(@Nullable OffsetDateTime time) {
    return time == null ? null : time.toInstant();
  }
}
