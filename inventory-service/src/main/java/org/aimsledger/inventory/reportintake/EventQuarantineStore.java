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
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.aimsledger.eventstore.store.RowSeals;
import org.jspecify.annotations.Nullable;

/// The quarantine: a table that only grows; an entry is resolved once.
@ApplicationScoped
class EventQuarantineStore {
  /// Bytes that are kept of one event: as much as Kafka's default lets through.
  static final int KEPT = 1024 * 1024;

  private static final String COLUMNS =
      "select id, place, received_at, received_from, reason, detail, raw, size, status,"
          + " resolved_at, resolved_by, note, report from event_quarantine ";

  private final Pool pool;
  private final RowSeals seals;

  EventQuarantineStore(Pool pool, RowSeals seals) {
    this.pool = pool;
    this.seals = seals;
  }

  /// An event to be kept.
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record Refusal(String place, String from, IntakeResult.Refused why, byte[] raw) {}

  /// Keeps events; the second time from the same place changes nothing.
  ///
  /// @return id of the entry, by place
  Uni<Map<String, UUID>> keep(List<Refusal> refusals, Instant now) {
    // One statement can't meet the same row twice.
    var places = new LinkedHashMap<String, Refusal>();
    refusals.forEach(refusal -> places.putIfAbsent(refusal.place(), refusal));
    var kept = List.copyOf(places.values());
    var ids = kept.stream().map(_ -> UUID.randomUUID()).toArray(UUID[]::new);
    // The update of nothing makes an entry of before answer with its id.
    return pool.preparedQuery(
            "insert into event_quarantine"
                + " (id, place, received_at, received_from, reason, detail, raw, size, seal)"
                + " select id, place, $1, received_from, reason, detail, raw, size, seal"
                + " from unnest($2::uuid[], $3::text[], $4::text[], $5::text[], $6::text[],"
                + " $7::bytea[], $8::int[], $9::bytea[]) as given"
                + " (id, place, received_from, reason, detail, raw, size, seal)"
                + " on conflict (place) do update set place = excluded.place returning id, place")
        .execute(
            Tuple.from(
                List.of(
                    now.atOffset(ZoneOffset.UTC),
                    ids,
                    array(kept, Refusal::place, new String[0]),
                    array(kept, Refusal::from, new String[0]),
                    array(kept, refusal -> refusal.why().reason().name(), new String[0]),
                    array(kept, refusal -> limited(refusal.why().detail()), new String[0]),
                    array(kept, refusal -> cut(refusal.raw()), new Buffer[0]),
                    array(kept, refusal -> refusal.raw().length, new Integer[0]),
                    sealed(kept, ids))))
        .map(
            rows -> {
              var entries = new HashMap<String, UUID>();
              for (var row : rows) {
                entries.put(row.getString("place"), row.getUUID("id"));
              }
              return entries;
            });
  }

  private @Nullable Buffer[] sealed(List<Refusal> refusals, UUID[] ids) {
    var sealed = new @Nullable Buffer[ids.length];
    for (var i = 0; i < ids.length; i++) {
      var refusal = refusals.get(i);
      sealed[i] =
          buffer(
              seals.seal(
                  "event_quarantine",
                  ids[i].toString(),
                  refusal.place(),
                  refusal.from(),
                  refusal.why().reason().name(),
                  limited(refusal.why().detail()),
                  RowSeals.digest(cut(refusal.raw()).getBytes()),
                  Integer.toString(refusal.raw().length)));
    }
    return sealed;
  }

  private static @Nullable Buffer buffer(byte @Nullable [] bytes) {
    return bytes == null ? null : Buffer.buffer(bytes);
  }

  /// What the seal of what became of an entry is about.
  private @Nullable Buffer resolution(
      UUID id,
      QuarantinedEvent.Status status,
      String by,
      @Nullable String note,
      @Nullable UUID report,
      byte @Nullable [] corrected) {
    return buffer(
        seals.seal(
            "event_quarantine_resolution",
            id.toString(),
            status.name(),
            by,
            note,
            report == null ? null : report.toString(),
            corrected == null ? null : RowSeals.digest(corrected)));
  }

  private static <T> T[] array(List<Refusal> refusals, Function<Refusal, T> value, T[] empty) {
    return refusals.stream().map(value).toList().toArray(empty);
  }

  private static Buffer cut(byte[] raw) {
    return Buffer.buffer(raw.length > KEPT ? Arrays.copyOf(raw, KEPT) : raw);
  }

  /// Entries in the order in which they came.
  Uni<List<QuarantinedEvent>> list(
      QuarantinedEvent.@Nullable Status status,
      @Nullable Instant afterTime,
      @Nullable UUID afterId,
      int limit) {
    var time = afterTime == null ? OffsetDateTime.MIN : afterTime.atOffset(ZoneOffset.UTC);
    var parameters = new ArrayList<@Nullable Object>();
    parameters.add(status == null ? null : status.name());
    parameters.add(afterTime == null ? null : time);
    parameters.add(afterId);
    parameters.add(limit);
    return pool.preparedQuery(
            COLUMNS
                + "where ($1::text is null or status = $1)"
                + " and ($2::timestamptz is null or (received_at, id) > ($2, $3))"
                + " order by received_at, id limit $4")
        .execute(Tuple.from(parameters))
        .map(EventQuarantineStore::entries);
  }

  Uni<Long> count(QuarantinedEvent.@Nullable Status status) {
    var parameters = new ArrayList<@Nullable Object>();
    parameters.add(status == null ? null : status.name());
    return pool.preparedQuery(
            "select count(*) as total from event_quarantine where ($1::text is null or status = $1)")
        .execute(Tuple.from(parameters))
        .map(rows -> rows.iterator().next().getLong("total"));
  }

  /// How many entries nobody has settled, counted up to a number.
  Uni<Long> open(int most) {
    return pool.preparedQuery(
            "select count(*) as total from"
                + " (select 1 from event_quarantine where status = 'OPEN' limit $1) as counted")
        .execute(Tuple.of(most))
        .map(rows -> rows.iterator().next().getLong("total"));
  }

  /// One entry; null when there is none.
  Uni<@Nullable QuarantinedEvent> find(UUID id) {
    return pool.preparedQuery(COLUMNS + "where id = $1")
        .execute(Tuple.of(id))
        .map(rows -> rows.size() == 0 ? null : entry(rows.iterator().next()));
  }

  /// The event got through.
  ///
  /// @param corrected the bytes that did; null when they are the ones that came
  /// @return whether the entry was open
  Uni<Boolean> replayed(UUID id, UUID report, byte @Nullable [] corrected, String by, Instant now) {
    return resolve(
        "update event_quarantine set status = 'REPLAYED', report = $2, corrected = $3,"
            + " resolved_by = $4, resolved_at = $5, resolution_seal = $6"
            + " where id = $1 and status = 'OPEN'",
        id,
        report,
        buffer(corrected),
        by,
        now.atOffset(ZoneOffset.UTC),
        resolution(id, QuarantinedEvent.Status.REPLAYED, by, null, report, corrected));
  }

  /// Somebody decided that the event is not wanted.
  ///
  /// @return whether the entry was open
  Uni<Boolean> discarded(UUID id, String note, String by, Instant now) {
    return resolve(
        "update event_quarantine set status = 'DISCARDED', note = $2,"
            + " resolved_by = $3, resolved_at = $4, resolution_seal = $5"
            + " where id = $1 and status = 'OPEN'",
        id,
        note,
        by,
        now.atOffset(ZoneOffset.UTC),
        resolution(id, QuarantinedEvent.Status.DISCARDED, by, note, null, null));
  }

  private Uni<Boolean> resolve(String sql, @Nullable Object... parameters) {
    return pool.preparedQuery(sql)
        .execute(Tuple.from(Arrays.asList(parameters)))
        .map(rows -> rows.rowCount() == 1);
  }

  private static String limited(String detail) {
    var text = detail.length() > 1_000 ? detail.substring(0, 1_000) : detail;
    // PostgreSQL has no text with a zero character.
    return text.replace('\u0000', '?');
  }

  private static List<QuarantinedEvent> entries(RowSet<Row> rows) {
    var entries = new ArrayList<QuarantinedEvent>(rows.size());
    for (var row : rows) {
      entries.add(entry(row));
    }
    return List.copyOf(entries);
  }

  private static QuarantinedEvent entry(Row row) {
    var resolvedAt = row.getOffsetDateTime("resolved_at");
    Buffer raw = row.get(Buffer.class, "raw");
    return new QuarantinedEvent(
        row.getUUID("id"),
        row.getString("place"),
        row.getOffsetDateTime("received_at").toInstant(),
        row.getString("received_from"),
        QuarantineReason.valueOf(row.getString("reason")),
        row.getString("detail"),
        raw.getBytes(),
        row.getInteger("size"),
        QuarantinedEvent.Status.valueOf(row.getString("status")),
        resolvedAt == null ? null : resolvedAt.toInstant(),
        row.getString("resolved_by"),
        row.getString("note"),
        row.getUUID("report"));
  }
}
