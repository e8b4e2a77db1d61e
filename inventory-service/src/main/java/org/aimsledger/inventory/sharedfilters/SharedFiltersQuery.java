package org.aimsledger.inventory.sharedfilters;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.aimsledger.eventstore.project.ReadModel;
import org.aimsledger.servicekit.paging.Found;
import org.aimsledger.servicekit.paging.RowSelection;
import org.aimsledger.servicekit.paging.Total;
import org.jspecify.annotations.Nullable;

/// Reads filters that are shared.
@ApplicationScoped
class SharedFiltersQuery {
  private final ReadModel views;

  SharedFiltersQuery(ReadModel views) {
    this.views = views;
  }

  /// End of the page before.
  record Position(String name, String id) {}

  /// Filters that a unit sees, by name, at most `limit`.
  Uni<Found<SharedFiltersRow>> list(String unit, @Nullable Position after, int limit) {
    var selection =
        RowSelection.of(SharedFiltersRow.class)
            .whereEqual("unit", unit)
            .upwards(
                "name", after == null ? null : after.name(), after == null ? null : after.id());
    return views.query(
        SharedFiltersProjection.NAME, session -> selection.page(session, limit, Total.USUAL));
  }
}
