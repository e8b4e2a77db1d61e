package org.aimsledger.risk.indicatorlist;

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

/// Finds key risk indicators, newest first.
@ApplicationScoped
class IndicatorListQuery {
  private final ReadModel views;

  IndicatorListQuery(ReadModel views) {
    this.views = views;
  }

  /// Place in the list: the indicator that a page ended with.
  record Position(Instant definedAt, UUID id) {}

  /// A page of indicators and how many match in all.
  Uni<Found<IndicatorListRow>> find(IndicatorFilter filter, @Nullable Position after, Rows rows) {
    var selection =
        RowSelection.of(IndicatorListRow.class)
            .whereEqual("risk", filter.risk())
            .whereEqual("system", filter.system())
            .whereEqual("owner", filter.owner())
            .whereEqual("standing", filter.standing())
            .whereEqual("retired", filter.retired())
            .whereSince("updatedAt", filter.updatedSince())
            .downwards(
                "definedAt",
                after == null ? null : after.definedAt(),
                after == null ? null : after.id());
    return views.query(
        IndicatorListProjection.NAME, session -> selection.page(session, rows, Total.USUAL));
  }
}
