package org.aimsledger.inventory.lifehistory;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.UUID;
import org.aimsledger.eventstore.project.ReadModel;
import org.aimsledger.servicekit.paging.Found;
import org.aimsledger.servicekit.paging.RowSelection;
import org.aimsledger.servicekit.paging.Rows;
import org.aimsledger.servicekit.paging.Total;
import org.jspecify.annotations.Nullable;

/// Reads what happened to a system.
@ApplicationScoped
class LifeHistoryQuery {
  private final ReadModel views;

  LifeHistoryQuery(ReadModel views) {
    this.views = views;
  }

  /// End of the page before.
  record Position(Instant recordedAt, UUID id) {}

  /// Events in the order in which they were recorded, at most `limit`.
  Uni<Found<LifeHistoryRow>> list(UUID system, @Nullable Position after, Rows rows) {
    var selection =
        RowSelection.of(LifeHistoryRow.class)
            .whereEqual("system", system)
            .upwards(
                "recordedAt",
                after == null ? null : after.recordedAt(),
                after == null ? null : after.id());
    return views.query(
        LifeHistoryProjection.NAME, session -> selection.page(session, rows, Total.USUAL));
  }
}
