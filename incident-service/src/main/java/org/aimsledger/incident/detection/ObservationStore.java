package org.aimsledger.incident.detection;

import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import org.aimsledger.contracts.incident.DetectionRuleContent;
import org.aimsledger.contracts.inventory.AiSystemReportEvent;
import org.aimsledger.contracts.inventory.AiSystemReportEvent.Detailed;
import org.aimsledger.contracts.inventory.AiSystemReportEvent.Measured;
import org.aimsledger.contracts.inventory.AiSystemReportEvent.Received;
import org.aimsledger.contracts.inventory.Measurement;
import org.aimsledger.contracts.inventory.ReportKind;
import org.aimsledger.eventstore.core.EventMeta;
import org.aimsledger.eventstore.inbox.InboxEffect;
import org.aimsledger.eventstore.inbox.Inboxes;
import org.aimsledger.eventstore.inbox.LaneRun;
import org.aimsledger.eventstore.store.EventDocument;
import org.aimsledger.incident.platform.IncidentConfig;
import org.aimsledger.incident.platform.IncidentLog;
import org.aimsledger.incident.platform.Observation;
import org.aimsledger.incident.platform.WorldTime;

/// Keeps AI system events as they come in, in the transaction of the inbox's cursor, and gives them
/// out in the order in which they happened. An event that comes twice is kept once.
@ApplicationScoped
class ObservationStore implements InboxEffect {
  static final String PRODUCER = "inventory";
  static final String PURPOSE = "detection";

  private static final String KEEP =
      """
      insert into detection_observation
        (report, system, kind, event_time, recorded_at, lane, lane_seq, document)
      select report, system, kind, event_time, recorded_at, lane, lane_seq, document::jsonb
        from unnest($1::uuid[], $2::uuid[], $3::text[], $4::timestamptz[], $5::timestamptz[],
          $6::smallint[], $7::bigint[], $8::text[])
          as given (report, system, kind, event_time, recorded_at, lane, lane_seq, document)
      on conflict do nothing""";
  private static final String COMPLETE =
      """
      update detection_observation kept set document = kept.document || given.document::jsonb
        from unnest($1::uuid[], $2::text[]) as given (report, document)
       where kept.report = given.report""";
  private static final String SEEN =
      """
      insert into detection_lane (lane, seen)
      select lane, seen from unnest($1::smallint[], $2::timestamptz[]) as given (lane, seen)
      on conflict (lane) do update set seen = greatest(detection_lane.seen, excluded.seen)""";
  private static final String OVERTAKEN =
      """
      update detection_progress p set overtaken = p.overtaken + late.number
        from (select q.allowance, count(*) as number
                from detection_progress q
                join unnest($1::timestamptz[], $2::timestamptz[]) as given (event_time, recorded_at)
                  on given.event_time <= q.event_time
                 and given.recorded_at - given.event_time <= q.allowed
               group by q.allowance) late
       where p.allowance = late.allowance""";
  private static final String CAUGHT_UP =
      """
      insert into detection_lane (lane, seen)
      select (given.place - 1)::smallint, $2::timestamptz
        from unnest($1::bigint[]) with ordinality as given (head, place)
        left join inbox_cursor c on c.source = $3 and c.lane = given.place - 1
       where coalesce(c.seq, 0) >= given.head
      on conflict (lane) do update set seen = greatest(detection_lane.seen, excluded.seen)""";

  private final Pool pool;
  private final Inboxes inboxes;
  private final Duration slack;
  private volatile int lanes;

  ObservationStore(Pool pool, Inboxes inboxes, IncidentConfig config) {
    this.pool = pool;
    this.inboxes = inboxes;
    this.slack = config.detection().slack();
  }

  /// A report as far as it was read.
  private record Draft(Received received, EventMeta meta, JsonObject more) {
    Instant time() {
      var happened = received.occurredAt();
      // A wrong clock out there must not keep an event from being judged.
      return happened == null || happened.isAfter(meta.time()) || !WorldTime.isLegal(happened)
          ? WorldTime.kept(meta.time())
          : WorldTime.kept(happened);
    }

    String document() {
      return new JsonObject()
          .put("source", received.reporter())
          .put("id", received.externalId())
          .put("summary", received.summary())
          .mergeIn(more)
          .encode()
          // PostgreSQL has no text with a zero character.
          .replace("\\u0000", "?");
    }
  }

  /// All lanes of a poll together: it keeps rows of its own and holds no lane of the log.
  @Override
  public List<List<LaneRun>> transactions(List<LaneRun> runs) {
    return List.of(runs);
  }

  @Override
  public Uni<Void> apply(SqlConnection tx, List<LaneRun> runs) {
    var drafts = new LinkedHashMap<UUID, Draft>();
    var rest = new LinkedHashMap<UUID, JsonObject>();
    // In the order of the lanes, so that two processes can't wait for each other.
    var seen = new TreeMap<Integer, Instant>();
    for (var run : runs) {
      for (var received : run.events()) {
        EventDocument.follow(
                DetectionEventTypes.TYPES, received.lane(), received.laneSeq(), received.document())
            .ifPresent(
                event -> {
                  seen.merge(run.lane(), event.meta().time(), ObservationStore::later);
                  if (event.event() instanceof AiSystemReportEvent report) {
                    add(report, event.meta(), drafts, rest);
                  }
                });
      }
    }
    return keep(tx, drafts.values())
        .chain(() -> complete(tx, rest))
        .chain(() -> seen(tx, seen))
        .chain(() -> countOvertaken(tx, drafts.values()));
  }

  private static Instant later(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }

  private static void add(
      AiSystemReportEvent event,
      EventMeta meta,
      Map<UUID, Draft> drafts,
      Map<UUID, JsonObject> rest) {
    switch (event) {
      case Received e -> drafts.putIfAbsent(e.report(), new Draft(e, meta, new JsonObject()));
      case Detailed e -> {
        var details = new JsonObject();
        e.details().forEach(detail -> details.put(detail.name(), detail.value()));
        more(e.report(), drafts, rest).put("type", e.type()).put("details", details);
      }
      case Measured e -> {
        var figures = new JsonArray();
        for (var figure : e.measurements()) {
          figures.add(
              new JsonArray()
                  .add(figure.metric())
                  .add(figure.value().toString())
                  .add(figure.unit()));
        }
        var _ = more(e.report(), drafts, rest).put("figures", figures);
      }
    }
  }

  private static JsonObject more(UUID report, Map<UUID, Draft> drafts, Map<UUID, JsonObject> rest) {
    var draft = drafts.get(report);
    return draft == null ? rest.computeIfAbsent(report, _ -> new JsonObject()) : draft.more();
  }

  private static Uni<Void> keep(SqlConnection tx, Collection<Draft> drafts) {
    if (drafts.isEmpty()) {
      return Uni.createFrom().voidItem();
    }
    return tx.preparedQuery(KEEP)
        .execute(
            Tuple.from(
                List.of(
                    array(drafts, draft -> draft.received().report(), new UUID[0]),
                    array(drafts, draft -> draft.received().system(), new UUID[0]),
                    array(drafts, draft -> draft.received().kind().name(), new String[0]),
                    times(drafts, Draft::time),
                    times(drafts, draft -> draft.meta().time()),
                    array(drafts, draft -> (short) draft.meta().lane(), new Short[0]),
                    array(drafts, draft -> draft.meta().laneSeq(), new Long[0]),
                    array(drafts, Draft::document, new String[0]))))
        .replaceWithVoid();
  }

  /// What belongs to reports that came in the transaction before.
  private static Uni<Void> complete(SqlConnection tx, Map<UUID, JsonObject> rest) {
    if (rest.isEmpty()) {
      return Uni.createFrom().voidItem();
    }
    return tx.preparedQuery(COMPLETE)
        .execute(
            Tuple.of(
                rest.keySet().toArray(UUID[]::new),
                rest.values().stream()
                    .map(more -> more.encode().replace("\\u0000", "?"))
                    .toArray(String[]::new)))
        .replaceWithVoid();
  }

  private Uni<Void> seen(SqlConnection tx, Map<Integer, Instant> seen) {
    if (seen.isEmpty()) {
      return Uni.createFrom().voidItem();
    }
    var lanes = List.copyOf(seen.keySet());
    return tx.preparedQuery(SEEN)
        .execute(
            Tuple.of(
                lanes.stream().map(Integer::shortValue).toArray(Short[]::new),
                times(lanes, lane -> seen.getOrDefault(lane, Instant.EPOCH).minus(slack))))
        .replaceWithVoid();
  }

  private static Uni<Void> countOvertaken(SqlConnection tx, Collection<Draft> drafts) {
    if (drafts.isEmpty()) {
      return Uni.createFrom().voidItem();
    }
    return tx.preparedQuery(OVERTAKEN)
        .execute(Tuple.of(times(drafts, Draft::time), times(drafts, draft -> draft.meta().time())))
        .invoke(
            rows -> {
              if (rows.rowCount() > 0) {
                IncidentLog.LOG.overtaken(rows.rowCount());
              }
            })
        .replaceWithVoid();
  }

  /// Asks inventory-service how far its lanes reach; those of which everything has come in are not
  /// waited for.
  ///
  /// @param now time of the question
  /// @return number of its lanes; as far as it is known while inventory-service doesn't answer
  Uni<Integer> lookAround(Instant now) {
    return inboxes
        .producer(PRODUCER)
        .heads()
        .flatMap(heads -> caughtUp(heads, now).replaceWith(heads.size()))
        .invoke(number -> lanes = number)
        .onFailure()
        .recoverWithItem(() -> lanes);
  }

  private Uni<Void> caughtUp(List<Long> heads, Instant at) {
    return pool.preparedQuery(CAUGHT_UP)
        .execute(
            Tuple.of(heads.toArray(Long[]::new), utc(at.minus(slack)), PRODUCER + "/" + PURPOSE))
        .replaceWithVoid();
  }

  /// Up to which time everything that was recorded has come in; the beginning of time while that
  /// isn't known of every lane.
  Uni<Instant> frontier(int lanes) {
    return pool.preparedQuery(
            "select min(seen) as seen, count(*) as lanes from detection_lane where lane < $1::int")
        .execute(Tuple.of(lanes))
        .map(
            rows -> {
              var row = rows.iterator().next();
              return lanes == 0 || row.getLong("lanes") < lanes
                  ? Instant.EPOCH
                  : row.getOffsetDateTime("seen").toInstant();
            });
  }

  /// Events in the order in which they are judged, without those that were recorded later than is
  /// allowed.
  Uni<List<Observation>> page(Position after, Instant upTo, Duration allowed, int limit) {
    return pool.preparedQuery(
            "select * from detection_observation where (event_time, report) > ($1, $2)"
                + " and event_time <= $3 and recorded_at - event_time <= $4 * interval '1 second'"
                + " order by event_time, report limit $5")
        .execute(
            Tuple.of(
                utc(after.time()), after.report(), utc(upTo), (double) allowed.toSeconds(), limit))
        .map(
            rows -> {
              var page = new ArrayList<Observation>(rows.size());
              rows.forEach(row -> page.add(observation(row)));
              return page;
            });
  }

  /// How many events that a rule would have looked at were recorded later than it allows.
  Uni<Long> late(Instant since, DetectionRuleContent content, int bound) {
    return pool.preparedQuery(
            "select count(*) as late from (select 1 from detection_observation"
                + " where event_time > $1 and recorded_at - event_time > $2 * interval '1 second'"
                + " and (cardinality($3::uuid[]) = 0 or system = any ($3))"
                + " and (cardinality($4::text[]) = 0 or kind = any ($4)) limit $5) counted")
        .execute(
            Tuple.of(
                utc(since),
                (double) content.allowance().seconds(),
                content.systems().toArray(UUID[]::new),
                content.kinds().stream().map(ReportKind::name).toArray(String[]::new),
                bound))
        .map(rows -> rows.iterator().next().getLong("late"));
  }

  /// Deletes old events.
  ///
  /// @return how many were deleted
  Uni<Integer> forget(Instant before, int limit) {
    return pool.preparedQuery(
            "delete from detection_observation where report in (select report"
                + " from detection_observation where event_time < $1 order by event_time limit $2)")
        .execute(Tuple.of(utc(before), limit))
        .map(rows -> rows.rowCount());
  }

  private static Observation observation(Row row) {
    var document = row.getJsonObject("document");
    var details = new HashMap<String, String>();
    document
        .getJsonObject("details", new JsonObject())
        .forEach(detail -> details.put(detail.getKey(), String.valueOf(detail.getValue())));
    var figures = new ArrayList<Measurement>();
    for (var each : document.getJsonArray("figures", new JsonArray())) {
      var figure = (JsonArray) each;
      figures.add(
          new Measurement(
              figure.getString(0), new BigDecimal(figure.getString(1)), figure.getString(2)));
    }
    return new Observation(
        row.getUUID("report"),
        row.getUUID("system"),
        ReportKind.valueOf(row.getString("kind")),
        document.getString("source"),
        document.getString("id"),
        document.getString("summary"),
        row.getOffsetDateTime("event_time").toInstant(),
        row.getOffsetDateTime("recorded_at").toInstant(),
        row.getShort("lane"),
        row.getLong("lane_seq"),
        document.getString("type", ""),
        details,
        figures);
  }

  static OffsetDateTime utc(Instant time) {
    return time.atOffset(ZoneOffset.UTC);
  }

  private static <S, T> T[] array(Collection<S> values, Function<S, T> value, T[] empty) {
    return values.stream().map(value).toList().toArray(empty);
  }

  private static <S> OffsetDateTime[] times(Collection<S> values, Function<S, Instant> time) {
    return values.stream().map(value -> utc(time.apply(value))).toArray(OffsetDateTime[]::new);
  }
}
