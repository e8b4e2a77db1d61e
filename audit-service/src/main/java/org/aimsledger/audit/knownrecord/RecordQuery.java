package org.aimsledger.audit.knownrecord;

import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Instant;
import org.aimsledger.audit.platform.TrailConfig;
import org.aimsledger.audit.platform.trail.RecordStore;
import org.aimsledger.audit.platform.trail.TileStore;
import org.jspecify.annotations.Nullable;

/// Puts records together, page by page, so that a long one needs no more memory than a short one.
@Singleton
class RecordQuery {
  private static final int PAGE = 200;

  private final RecordStore records;
  private final TileStore tiles;
  private final TrailConfig config;

  RecordQuery(RecordStore records, TileStore tiles, TrailConfig config) {
    this.records = records;
    this.tiles = tiles;
    this.config = config;
  }

  /// Which record, and when.
  ///
  /// @param size how many entries of the trail count
  /// @param at only what had been recorded by then; null: everything
  record Wanted(String source, String subject, long size, @Nullable Instant at) {}

  /// How far the trail has grown.
  Uni<Long> size() {
    return tiles.head().map(head -> head.size());
  }

  /// What was known; of a record with more events than the limit, what so many and one have said.
  Uni<KnownRecord> known(Wanted wanted) {
    return more(wanted, KnownRecord.NOTHING, 0);
  }

  /// Whether this is everything.
  boolean isWhole(KnownRecord found) {
    return found.events() <= config.recordEvents();
  }

  private Uni<KnownRecord> more(Wanted wanted, KnownRecord before, long from) {
    var limit = (int) Math.min(PAGE, config.recordEvents() + 1 - before.events());
    if (limit == 0) {
      return Uni.createFrom().item(before);
    }
    return records
        .events(wanted.source(), wanted.subject(), from, wanted.size(), wanted.at(), limit)
        .chain(
            page ->
                page.size() < limit
                    ? Uni.createFrom().item(before.and(page))
                    : more(wanted, before.and(page), page.getLast().index() + 1));
  }
}
