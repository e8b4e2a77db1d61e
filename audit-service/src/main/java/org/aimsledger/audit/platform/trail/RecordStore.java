package org.aimsledger.audit.platform.trail;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Finds the events of one record, in the order of the trail.
@Singleton
public class RecordStore {
  private final Pool pool;

  RecordStore(Pool pool) {
    this.pool = pool;
  }

  /// Events of a record among the first entries of the trail.
  ///
  /// @param source service that owns it, e.g. `/inventory`
  /// @param subject its stream, e.g. `ai-system/<id>`
  /// @param from first index that may be answered
  /// @param size how many entries of the trail count
  /// @param at only what the service had recorded by then; null: everything
  public Uni<List<RecordEvent>> events(
      String source, String subject, long from, long size, @Nullable Instant at, int limit) {
    return pool.preparedQuery(
            """
            select %s, coalesce(e.leaf, '') as leaf from trail_entry e
            where hashtextextended(e.subject, 0) = hashtextextended($1, 0) and e.subject = $1 and e.source = $2
              and e.idx >= $3 and e.idx < $4 and ($5::timestamptz is null or e.recorded_at <= $5)
            order by e.idx limit $6\
            """
                .formatted(EntryStore.COLUMNS))
        .execute(
            Tuple.tuple()
                .addValue(subject)
                .addValue(source)
                .addValue(from)
                .addValue(size)
                .addValue(at == null ? null : at.atOffset(ZoneOffset.UTC))
                .addValue(limit))
        .map(
            rows ->
                rows.stream()
                    .map(
                        row ->
                            RecordEventReader.read(
                                EntryStore.entry(row), TrailStore.bytes(row, "leaf")))
                    .toList());
  }
}
