package org.aimsledger.incident.webhookdelivery;

import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.aimsledger.contracts.incident.Severity;
import org.aimsledger.contracts.incident.WebhookFilter;
import org.aimsledger.eventstore.store.RowSeals;
import org.aimsledger.incident.webhookdelivery.Matching.Queued;

/// The place in the own log up to which deliveries were queued, and what is known there. A page of
/// events and everything that follows from it are one transaction; one process does so at a time.
@Singleton
class FollowStore {
  /// Whoever has the first lane has them all. Another process that has them is not waited for.
  private static final String LOCK =
      "select lane from webhook_cursor where lane = 0 for update skip locked";

  private static final String READ =
      """
      select e.lane, e.seq, e.document
        from webhook_cursor c
        cross join lateral (
          select lane, seq, document from events
           where events.lane = c.lane and events.seq > c.seq
           order by seq limit $1) e
       order by e.lane, e.seq""";

  private static final String QUEUE =
      """
      insert into webhook_delivery (id, subscription, event, type, incident, payload, seal)
      values ($1, $2, $3, $4, $5, $6, $7) on conflict (id) do nothing""";

  private static final String KEEP_TARGET =
      """
      insert into webhook_target
        (subscription, name, address, types, severities, systems, enabled, seal)
      values ($1, $2, $3, $4, $5, $6, $7, $8)
      on conflict (subscription) do update set name = $2, address = $3, types = $4,
        severities = $5, systems = $6, enabled = $7, seal = $8""";

  private static final String KEEP_SUBJECT =
      """
      insert into webhook_incident (incident, severity, systems, seal) values ($1, $2, $3, $4)
      on conflict (incident) do update set severity = $2, systems = $3, seal = $4""";

  private final Pool pool;
  private final WebhookSealStore seals;

  FollowStore(Pool pool, RowSeals seals) {
    this.pool = pool;
    this.seals = new WebhookSealStore(seals);
  }

  /// Goes on by one page.
  ///
  /// @param page most events of one lane
  /// @param recipients whom the levels of an escalation name
  /// @return how many events there were; 0 also while another process is at it
  Uni<Integer> follow(int page, Recipients recipients) {
    return pool.withTransaction(
        transaction ->
            transaction
                .query(LOCK)
                .execute()
                .flatMap(
                    locked ->
                        locked.size() == 0
                            ? Uni.createFrom().item(0)
                            : locked(transaction, page, recipients)));
  }

  /// Writes down who gets mails; whoever is no longer among them gets none.
  Uni<Void> know(List<Target> mailboxes) {
    return pool.withTransaction(
        transaction ->
            transaction
                .preparedQuery(
                    "select * from webhook_target where enabled and address like 'mail:%'"
                        + " and subscription <> all ($1) for update")
                .execute(
                    Tuple.tuple()
                        .addArrayOfUUID(
                            mailboxes.stream().map(Target::subscription).toArray(UUID[]::new)))
                .map(FollowStore::disabled)
                .chain(
                    gone ->
                        batch(
                            transaction,
                            KEEP_TARGET,
                            Stream.concat(gone.stream(), mailboxes.stream())
                                .map(this::tuple)
                                .toList())));
  }

  private static List<Target> disabled(RowSet<Row> rows) {
    return StreamSupport.stream(rows.spliterator(), false)
        .map(row -> target(row).with(false))
        .toList();
  }

  private Uni<Integer> locked(SqlConnection transaction, int page, Recipients recipients) {
    return transaction
        .preparedQuery(READ)
        .execute(Tuple.of(page))
        .map(rows -> LaneMerge.merge(followed(rows), page))
        .flatMap(
            events ->
                events.isEmpty()
                    ? Uni.createFrom().item(0)
                    : apply(transaction, events, recipients).replaceWith(events.size()));
  }

  private static List<Followed> followed(RowSet<Row> rows) {
    var all = new ArrayList<Followed>(rows.size());
    for (var row : rows) {
      var document = row.get(Buffer.class, "document").getBytes();
      all.add(FollowedEventTypes.read(row.getShort("lane"), row.getLong("seq"), document));
    }
    return all;
  }

  private Uni<Void> apply(SqlConnection transaction, List<Followed> events, Recipients recipients) {
    return targets(transaction)
        .flatMap(
            targets ->
                subjects(transaction, events)
                    .map(
                        subjects -> {
                          var matching = new Matching(targets, subjects, recipients);
                          events.forEach(matching::add);
                          return matching;
                        }))
        .flatMap(matching -> keep(transaction, events, matching));
  }

  private static Uni<List<Target>> targets(SqlConnection transaction) {
    return transaction
        .query("select * from webhook_target")
        .execute()
        .map(
            rows ->
                StreamSupport.stream(rows.spliterator(), false).map(FollowStore::target).toList());
  }

  static Target target(Row row) {
    return new Target(
        row.getUUID("subscription"),
        row.getString("name"),
        row.getString("address"),
        new WebhookFilter(
            List.of(row.getArrayOfStrings("types")),
            Arrays.stream(row.getArrayOfStrings("severities")).map(Severity::valueOf).toList(),
            List.of(row.getArrayOfUUIDs("systems"))),
        row.getBoolean("enabled"));
  }

  private static Uni<List<Subject>> subjects(SqlConnection transaction, List<Followed> events) {
    var incidents =
        events.stream()
            .flatMap(event -> Stream.ofNullable(Matching.incidentOf(event)))
            .distinct()
            .toArray(UUID[]::new);
    return transaction
        .preparedQuery("select * from webhook_incident where incident = any ($1)")
        .execute(Tuple.of(incidents))
        .map(
            rows ->
                StreamSupport.stream(rows.spliterator(), false).map(FollowStore::subject).toList());
  }

  private static Subject subject(Row row) {
    var severity = row.getString("severity");
    return new Subject(
        row.getUUID("incident"),
        severity == null ? null : Severity.valueOf(severity),
        Set.of(row.getArrayOfUUIDs("systems")));
  }

  private Uni<Void> keep(SqlConnection transaction, List<Followed> events, Matching matching) {
    return batch(
            transaction, KEEP_TARGET, matching.changedTargets().stream().map(this::tuple).toList())
        .chain(
            () ->
                batch(
                    transaction,
                    KEEP_SUBJECT,
                    matching.changedSubjects().stream().map(this::tuple).toList()))
        .chain(
            () -> batch(transaction, QUEUE, matching.queued().stream().map(this::tuple).toList()))
        .chain(
            () ->
                batch(
                    transaction,
                    "update webhook_cursor set seq = $2, seal = $3 where lane = $1",
                    places(events)));
  }

  private static Uni<Void> batch(SqlConnection transaction, String sql, List<Tuple> rows) {
    return rows.isEmpty()
        ? Uni.createFrom().voidItem()
        : transaction.preparedQuery(sql).executeBatch(rows).replaceWithVoid();
  }

  private Tuple tuple(Target target) {
    return Tuple.tuple()
        .addUUID(target.subscription())
        .addString(target.name())
        .addString(target.address())
        .addArrayOfString(target.filter().types().toArray(String[]::new))
        .addArrayOfString(
            target.filter().severities().stream().map(Enum::name).toArray(String[]::new))
        .addArrayOfUUID(target.filter().systems().toArray(UUID[]::new))
        .addBoolean(target.enabled())
        .addValue(seals.of(target));
  }

  private Tuple tuple(Subject subject) {
    var severity = subject.severity();
    return Tuple.tuple()
        .addUUID(subject.incident())
        .addString(severity == null ? null : severity.name())
        .addArrayOfUUID(subject.systems().toArray(UUID[]::new))
        .addValue(seals.of(subject));
  }

  private Tuple tuple(Queued queued) {
    var id = FollowedEventTypes.message(queued.subscription(), queued.event());
    var payload = FollowedEventTypes.payload(queued.document());
    return Tuple.tuple()
        .addUUID(id)
        .addUUID(queued.subscription())
        .addUUID(queued.event())
        .addString(queued.type())
        .addUUID(queued.incident())
        .addString(payload)
        .addValue(
            seals.ofDelivery(
                id,
                queued.subscription(),
                queued.event(),
                queued.type(),
                queued.incident(),
                payload));
  }

  private List<Tuple> places(List<Followed> events) {
    var last = new TreeMap<Integer, Long>();
    events.forEach(event -> last.put(event.lane(), event.seq()));
    return last.entrySet().stream()
        .map(
            place ->
                Tuple.of(place.getKey().shortValue(), place.getValue())
                    .addValue(seals.ofPlace(place.getKey(), place.getValue())))
        .toList();
  }
}
