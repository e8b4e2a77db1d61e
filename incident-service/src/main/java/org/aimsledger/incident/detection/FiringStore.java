package org.aimsledger.incident.detection;

import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.aimsledger.eventstore.handle.CommandContext;
import org.aimsledger.eventstore.handle.Order;
import org.aimsledger.incident.detection.ActiveRule.RuleVersion;
import org.jspecify.annotations.Nullable;

/// What rules have found. A firing that is found again is the same one; its incident is raised in
/// the transaction that notes so.
@ApplicationScoped
class FiringStore {
  private static final String KEEP =
      """
      insert into detection_firing
        (id, rule, version, system, report, event_time, value, met, causes, title, description,
         found_at)
      select id, rule, version, system, report, event_time, value, met, causes::jsonb, title,
             description, $12::timestamptz
        from unnest($1::uuid[], $2::uuid[], $3::int[], $4::uuid[], $5::uuid[], $6::timestamptz[],
          $7::float8[], $8::bigint[], $9::text[], $10::text[], $11::text[])
          as given (id, rule, version, system, report, event_time, value, met, causes, title,
            description)
      on conflict do nothing""";

  private final Pool pool;

  FiringStore(Pool pool) {
    this.pool = pool;
  }

  /// A firing as it is kept.
  ///
  /// @param id also of its incident
  /// @param raisedAt when the incident was raised; absent: it still has to be
  /// @param refusal why there is no incident; absent: there is one
  record Kept(
      UUID id,
      RuleVersion rule,
      UUID system,
      UUID report,
      Instant time,
      double value,
      long met,
      List<Entry.Cause> causes,
      String title,
      String description,
      Instant foundAt,
      @Nullable Instant raisedAt,
      @Nullable String refusal) {}

  Uni<Void> keep(List<Firing> firings, Instant now) {
    if (firings.isEmpty()) {
      return Uni.createFrom().voidItem();
    }
    return pool.preparedQuery(KEEP)
        .execute(
            Tuple.from(
                List.of(
                    array(firings, WhenRuleFiresRaiseIncidentPolicy::id, new UUID[0]),
                    array(firings, firing -> firing.rule().rule(), new UUID[0]),
                    array(firings, firing -> firing.rule().version(), new Integer[0]),
                    array(firings, Firing::system, new UUID[0]),
                    array(firings, Firing::report, new UUID[0]),
                    array(
                        firings,
                        firing -> ObservationStore.utc(firing.time()),
                        new OffsetDateTime[0]),
                    array(firings, Firing::value, new Double[0]),
                    array(firings, Firing::met, new Long[0]),
                    array(firings, firing -> causes(firing.causes()), new String[0]),
                    array(firings, WhenRuleFiresRaiseIncidentPolicy::title, new String[0]),
                    array(firings, WhenRuleFiresRaiseIncidentPolicy::description, new String[0]),
                    ObservationStore.utc(now))))
        .replaceWithVoid();
  }

  private static String causes(List<Entry.Cause> causes) {
    var array = new JsonArray();
    for (var cause : causes) {
      array.add(
          new JsonObject()
              .put("report", cause.report().toString())
              .put("time", cause.time().toString())
              .put("lane", cause.lane())
              .put("seq", cause.laneSeq()));
    }
    return array.encode();
  }

  /// Firings whose incident has still to be raised, the oldest first.
  Uni<List<Kept>> waiting(int limit) {
    return pool.preparedQuery(
            "select * from detection_firing where raised_at is null"
                + " order by found_at, id limit $1")
        .execute(Tuple.of(limit))
        .map(rows -> list(rows));
  }

  /// Raises the incident and notes it, or neither.
  Uni<Void> raise(Kept firing, Order order, CommandContext context, Instant now) {
    return pool.withTransaction(
        tx ->
            tx.preparedQuery(
                    "select raised_at from detection_firing where id = $1 for update skip locked")
                .execute(Tuple.of(firing.id()))
                .flatMap(
                    rows -> {
                      var row = rows.iterator();
                      if (!row.hasNext() || row.next().getOffsetDateTime("raised_at") != null) {
                        return Uni.createFrom().voidItem();
                      }
                      return order
                          .carryOut(tx, context)
                          .flatMap(
                              refusal ->
                                  tx.preparedQuery(
                                          "update detection_firing set raised_at = $2,"
                                              + " refusal = nullif($3, '') where id = $1")
                                      .execute(
                                          Tuple.of(
                                              firing.id(), ObservationStore.utc(now), refusal)))
                          .replaceWithVoid();
                    }));
  }

  /// Firings, the newest first.
  Uni<List<Kept>> list(
      @Nullable UUID rule,
      @Nullable UUID system,
      @Nullable Instant beforeTime,
      @Nullable UUID beforeId,
      int limit) {
    var parameters =
        Arrays.<@Nullable Object>asList(
            rule,
            system,
            beforeTime == null ? null : ObservationStore.utc(beforeTime),
            beforeId,
            limit);
    return pool.preparedQuery(
            "select * from detection_firing where ($1::uuid is null or rule = $1)"
                + " and ($2::uuid is null or system = $2)"
                + " and ($3::timestamptz is null or (found_at, id) < ($3, $4::uuid))"
                + " order by found_at desc, id desc limit $5")
        .execute(Tuple.from(parameters))
        .map(rows -> list(rows));
  }

  private static List<Kept> list(Iterable<Row> rows) {
    var firings = new ArrayList<Kept>();
    rows.forEach(row -> firings.add(kept(row)));
    return firings;
  }

  private static Kept kept(Row row) {
    var raisedAt = row.getOffsetDateTime("raised_at");
    var causes = new ArrayList<Entry.Cause>();
    for (var each : row.getJsonArray("causes")) {
      var cause = (JsonObject) each;
      causes.add(
          new Entry.Cause(
              UUID.fromString(cause.getString("report")),
              Instant.parse(cause.getString("time")),
              cause.getInteger("lane"),
              cause.getLong("seq")));
    }
    return new Kept(
        row.getUUID("id"),
        new RuleVersion(row.getUUID("rule"), row.getInteger("version")),
        row.getUUID("system"),
        row.getUUID("report"),
        row.getOffsetDateTime("event_time").toInstant(),
        row.getDouble("value"),
        row.getLong("met"),
        causes,
        row.getString("title"),
        row.getString("description"),
        row.getOffsetDateTime("found_at").toInstant(),
        raisedAt == null ? null : raisedAt.toInstant(),
        row.getString("refusal"));
  }

  private static <S, T> T[] array(List<S> values, Function<S, T> value, T[] empty) {
    return values.stream().map(value).toList().toArray(empty);
  }
}
