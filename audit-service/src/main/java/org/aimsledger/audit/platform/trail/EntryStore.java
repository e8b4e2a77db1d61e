package org.aimsledger.audit.platform.trail;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.aimsledger.contracts.WireNames;
import org.aimsledger.contracts.audit.TrailPruningEvent;
import org.aimsledger.verifier.log.Hash;
import org.jspecify.annotations.Nullable;

/// Finds entries. Every method has a limit.
@Singleton
public class EntryStore {
  static final String COLUMNS =
      "e.idx, e.source, e.lane, e.lane_seq, e.event_id, e.type, e.subject, e.actor, e.correlation,"
          + " e.causation, e.recorded_at, e.received_at, e.leaf_hash, e.leaf is null as pruned";

  /// The trail ends where its head says: rows beyond it are in no tile, no checkpoint and no proof.
  static final String COUNTED = "idx < (select size from trail_state where id = 1)";

  private static final String[] CONSENTS = {
    WireNames.of(TrailPruningEvent.Ordered.class), WireNames.of(TrailPruningEvent.Confirmed.class)
  };

  private final Pool pool;

  EntryStore(Pool pool) {
    this.pool = pool;
  }

  /// Entries that fit, oldest first.
  ///
  /// @param from first index that may be answered
  public Uni<List<TrailEntry>> search(EntrySearch search, long from, int limit) {
    var query = new EntryFilterStore(search).from(from);
    return pool.preparedQuery(query.sql("asc", limit))
        .execute(query.arguments())
        .map(EntryStore::entries);
  }

  /// Entries that fit, newest first.
  ///
  /// @param before first index that may not be answered any more
  public Uni<List<TrailEntry>> searchBackwards(EntrySearch search, long before, int limit) {
    var query = new EntryFilterStore(search).before(before);
    return pool.preparedQuery(query.sql("desc", limit))
        .execute(query.arguments())
        .map(EntryStore::entries);
  }

  /// The entry at this place; null when the log has not grown that far.
  public Uni<@Nullable TrailEntry> entry(long index) {
    return search(EntrySearch.ALL, index, 1)
        .map(
            found ->
                found.isEmpty() || found.getFirst().index() != index ? null : found.getFirst());
  }

  /// The entry of an event; the first one, should the id have been used twice.
  public Uni<@Nullable TrailEntry> entryOf(UUID eventId) {
    return pool.preparedQuery(
            "select "
                + COLUMNS
                + " from trail_entry e where e.event_id = $1 and e."
                + COUNTED
                + " order by e.idx limit 1")
        .execute(Tuple.of(eventId))
        .map(EntryStore::entries)
        .map(found -> found.isEmpty() ? null : found.getFirst());
  }

  /// The first entry of this type in a stream.
  public Uni<@Nullable TrailEntry> entryOf(String subject, String type) {
    return pool.preparedQuery(
            "select "
                + COLUMNS
                + " from trail_entry e where hashtextextended(e.subject, 0) = hashtextextended($1,"
                + " 0) and e.subject = $1 and e.type = $2 and e."
                + COUNTED
                + " order by e.idx limit 1")
        .execute(Tuple.of(subject, type))
        .map(EntryStore::entries)
        .map(found -> found.isEmpty() ? null : found.getFirst());
  }

  /// The bytes that were hashed for these entries, in the order of their indexes. Indexes that
  /// don't exist are left out; where the content was pruned, there are no bytes.
  public Uni<List<byte[]>> leaves(List<Long> indexes) {
    return pool.preparedQuery(
            "select coalesce(leaf, '') as leaf from trail_entry where idx = any ($1) and "
                + COUNTED
                + " order by idx")
        .execute(Tuple.tuple().addValue(indexes.toArray(Long[]::new)))
        .map(rows -> rows.stream().map(row -> TrailStore.bytes(row, "leaf")).toList());
  }

  /// The events at these places, which say what was pruned, with the order and the confirmation of
  /// each: whoever has them all can see that two persons wanted it.
  public Uni<List<TrailEntry>> prunings(List<Long> events) {
    return pool.preparedQuery(
            """
            select %1$s from trail_entry e where e.idx = any ($1)
            union
            (select distinct on (e.subject, e.type) %1$s
             from (select distinct subject from trail_entry where idx = any ($1)) p
             join trail_entry e
               on hashtextextended(e.subject, 0) = hashtextextended(p.subject, 0) and e.subject = p.subject
             where e.source = '/audit' and e.type = any ($2) and e.%2$s order by e.subject, e.type, e.idx)
            order by idx\
            """
                .formatted(COLUMNS, COUNTED))
        .execute(Tuple.tuple().addValue(events.toArray(Long[]::new)).addValue(CONSENTS))
        .map(EntryStore::entries);
  }

  /// The entry whose event says that the content at this place was pruned; null when none does.
  public Uni<@Nullable Long> prunedBy(long index) {
    return pool.preparedQuery("select event from trail_pruned where idx = $1")
        .execute(Tuple.of(index))
        .map(rows -> rows.size() == 0 ? null : rows.iterator().next().getLong("event"));
  }

  private static List<TrailEntry> entries(RowSet<Row> rows) {
    return rows.stream().map(EntryStore::entry).toList();
  }

  static TrailEntry entry(Row row) {
    return new TrailEntry(
        row.getLong("idx"),
        row.getString("source"),
        row.getShort("lane"),
        row.getLong("lane_seq"),
        row.getUUID("event_id"),
        row.getString("type"),
        row.getString("subject"),
        row.getString("actor"),
        row.getString("correlation"),
        row.getString("causation"),
        instant(row.getOffsetDateTime("recorded_at")),
        row.getOffsetDateTime("received_at").toInstant(),
        Hash.of(TrailStore.bytes(row, "leaf_hash")),
        row.getBoolean("pruned"));
  }

  static @Nullable Instant instant(@Nullable OffsetDateTime time) {
    return time == null ? null : time.toInstant();
  }
}
