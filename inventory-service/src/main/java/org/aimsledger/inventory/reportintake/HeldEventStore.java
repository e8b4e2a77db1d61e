package org.aimsledger.inventory.reportintake;

import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.aimsledger.eventstore.store.RowSeals;
import org.jspecify.annotations.Nullable;

/// Events about unknown systems: a table that only grows; an entry is resolved once.
@ApplicationScoped
class HeldEventStore {
  private static final String COLUMNS =
      "select id, sequence, system_key, finding, fingerprint, source, event_id, type, received_at,"
          + " received_from, raw, opens, status, resolved_at, system from held_event ";

  private final Pool pool;
  private final RowSeals seals;

  HeldEventStore(Pool pool, RowSeals seals) {
    this.pool = pool;
    this.seals = seals;
  }

  /// Holds events, in their order; what is held already stays as it is.
  ///
  /// @return fingerprints of what is held now: also of what somebody else held at the same time
  Uni<Map<UUID, String>> hold(List<HeldEvent> events) {
    return pool.preparedQuery(
            "with given as (select * from unnest($1::uuid[], $2::text[], $3::uuid[], $4::text[],"
                + " $5::text[], $6::text[], $7::text[], $8::timestamptz[], $9::text[],"
                + " $10::bytea[], $11::boolean[], $12::bytea[]) with ordinality as g (id, system_key,"
                + " finding, fingerprint, source, event_id, type, received_at, received_from, raw,"
                + " opens, seal, place))"
                + " insert into held_event (id, system_key, finding, fingerprint,"
                + " source, event_id, type, received_at, received_from, raw, opens, seal)"
                + " select id, system_key, finding, fingerprint, source, event_id, type,"
                + " received_at, received_from, raw, opens, seal from given order by place"
                + " on conflict (id) do nothing")
        .execute(
            Tuple.from(
                List.of(
                    array(events, HeldEvent::report, new UUID[0]),
                    array(events, HeldEvent::key, new String[0]),
                    array(events, HeldEvent::finding, new UUID[0]),
                    array(events, HeldEvent::fingerprint, new String[0]),
                    array(events, HeldEvent::source, new String[0]),
                    array(events, HeldEvent::eventId, new String[0]),
                    array(events, HeldEvent::type, new String[0]),
                    array(
                        events,
                        event -> event.receivedAt().atOffset(ZoneOffset.UTC),
                        new OffsetDateTime[0]),
                    array(events, HeldEvent::receivedFrom, new String[0]),
                    array(events, event -> Buffer.buffer(event.raw()), new Buffer[0]),
                    array(events, HeldEvent::opens, new Boolean[0]),
                    array(events, this::seal, new Buffer[0]))))
        .chain(() -> fingerprints(array(events, HeldEvent::report, new UUID[0])));
  }

  private @Nullable Buffer seal(HeldEvent event) {
    var seal =
        seals.seal(
            "held_event",
            event.report().toString(),
            event.key(),
            event.finding().toString(),
            event.fingerprint(),
            event.source(),
            event.eventId(),
            event.type(),
            event.receivedFrom(),
            RowSeals.digest(event.raw()));
    return seal == null ? null : Buffer.buffer(seal);
  }

  // A statement of its own: the one before doesn't see what others inserted while it waited for
  // them.
  private Uni<Map<UUID, String>> fingerprints(UUID[] events) {
    return pool.preparedQuery("select id, fingerprint from held_event where id = any($1)")
        .execute(Tuple.from(List.of((Object) events)))
        .map(
            rows -> {
              var fingerprints = new HashMap<UUID, String>();
              for (var row : rows) {
                fingerprints.put(row.getUUID("id"), row.getString("fingerprint"));
              }
              return fingerprints;
            });
  }

  private static <T extends @Nullable Object> T[] array(
      List<HeldEvent> events, Function<HeldEvent, T> value, T[] empty) {
    return events.stream().map(value).toList().toArray(empty);
  }

  /// Which of these names have so many open events that no more are held.
  Uni<Set<String>> full(Collection<String> keys, int limit) {
    return pool.preparedQuery(
            "select k from unnest($1::text[]) k where (select count(*) from (select 1 from held_event"
                + " where system_key = k and status = 'HELD' limit $2) counted) >= $2")
        .execute(Tuple.of(keys.toArray(String[]::new), limit))
        .map(
            rows -> {
              var full = new HashSet<String>();
              for (var row : rows) {
                full.add(row.getString("k"));
              }
              return full;
            });
  }

  /// Names whose finding is still to be opened.
  Uni<List<String>> unopened(int limit) {
    return pool.preparedQuery(
            "select distinct system_key from (select system_key from held_event"
                + " where status = 'HELD' and opens order by sequence limit $1) oldest")
        .execute(Tuple.of(limit))
        .map(HeldEventStore::keys);
  }

  /// Notes that the finding of a name is open.
  Uni<Void> opened(String key) {
    return pool.preparedQuery(
            "update held_event set opens = false where system_key = $1 and status = 'HELD' and opens")
        .execute(Tuple.of(key))
        .replaceWithVoid();
  }

  /// Names of which events are held, in the order of the names, after the given one.
  Uni<List<String>> openKeys(String after, int limit) {
    // One step of the index a name, however many events are held under it.
    return pool.preparedQuery(
            "with recursive keys (system_key, place) as ("
                + "(select system_key, 1 from held_event where status = 'HELD' and system_key > $1"
                + " order by system_key limit 1) union all"
                + " select (select h.system_key from held_event h where h.status = 'HELD'"
                + " and h.system_key > k.system_key order by h.system_key limit 1), k.place + 1"
                + " from keys k where k.system_key is not null and k.place < $2)"
                + " select system_key from keys where system_key is not null order by place")
        .execute(Tuple.of(after, limit))
        .map(HeldEventStore::keys);
  }

  private static List<String> keys(RowSet<Row> rows) {
    var keys = new ArrayList<String>(rows.size());
    for (var row : rows) {
      keys.add(row.getString("system_key"));
    }
    return List.copyOf(keys);
  }

  /// Open events of one name, in the order in which they came.
  Uni<List<HeldEvent>> open(String key, int limit) {
    return pool.preparedQuery(
            COLUMNS + "where status = 'HELD' and system_key = $1 order by sequence limit $2")
        .execute(Tuple.of(key, limit))
        .map(HeldEventStore::entries);
  }

  /// Notes what became of events; those that somebody else has resolved stay as they are.
  Uni<Void> resolve(List<UUID> events, HeldEvent.Status status, UUID system, Instant now) {
    return pool.preparedQuery(
            "update held_event set status = $2, system = $3, resolved_at = $4"
                + " where id = any($1) and status = 'HELD'")
        .execute(
            Tuple.of(
                events.toArray(UUID[]::new), status.name(), system, now.atOffset(ZoneOffset.UTC)))
        .replaceWithVoid();
  }

  /// Events in the order in which they came, after the given number.
  Uni<List<HeldEvent>> list(
      HeldEvent.@Nullable Status status, @Nullable UUID finding, long after, int limit) {
    var parameters = new ArrayList<@Nullable Object>();
    parameters.add(status == null ? null : status.name());
    parameters.add(finding);
    parameters.add(after);
    parameters.add(limit);
    return pool.preparedQuery(
            COLUMNS
                + "where ($1::text is null or status = $1) and ($2::uuid is null or finding = $2)"
                + " and sequence > $3 order by sequence limit $4")
        .execute(Tuple.from(parameters))
        .map(HeldEventStore::entries);
  }

  /// One event; null when none is held under this id.
  Uni<@Nullable HeldEvent> find(UUID report) {
    return pool.preparedQuery(COLUMNS + "where id = $1")
        .execute(Tuple.of(report))
        .map(rows -> rows.size() == 0 ? null : entry(rows.iterator().next()));
  }

  private static List<HeldEvent> entries(RowSet<Row> rows) {
    var entries = new ArrayList<HeldEvent>(rows.size());
    for (var row : rows) {
      entries.add(entry(row));
    }
    return List.copyOf(entries);
  }

  private static HeldEvent entry(Row row) {
    var resolvedAt = row.getOffsetDateTime("resolved_at");
    Buffer raw = row.get(Buffer.class, "raw");
    return new HeldEvent(
        row.getUUID("id"),
        row.getLong("sequence"),
        row.getString("system_key"),
        row.getUUID("finding"),
        row.getString("fingerprint"),
        row.getString("source"),
        row.getString("event_id"),
        row.getString("type"),
        row.getOffsetDateTime("received_at").toInstant(),
        row.getString("received_from"),
        raw.getBytes(),
        row.getBoolean("opens"),
        HeldEvent.Status.valueOf(row.getString("status")),
        resolvedAt == null ? null : resolvedAt.toInstant(),
        row.getUUID("system"));
  }
}
