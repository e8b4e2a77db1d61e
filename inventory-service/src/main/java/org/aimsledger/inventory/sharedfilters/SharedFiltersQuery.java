package org.aimsledger.inventory.sharedfilters;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;
import org.aimsledger.eventstore.project.ReadModel;
import org.aimsledger.servicekit.paging.Found;
import org.aimsledger.servicekit.paging.RowSelection;
import org.aimsledger.servicekit.paging.Rows;
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

  /// Who asks.
  ///
  /// @param units that he belongs to
  /// @param everyUnit whether he sees what is shared with any unit
  record Viewer(Set<String> units, boolean everyUnit) {
    Viewer {
      units = Set.copyOf(units);
    }
  }

  /// Filters that the viewer sees, by name.
  ///
  /// @param unit only those that are shared with it
  Uni<Found<SharedFiltersRow>> list(
      Viewer viewer, @Nullable String unit, @Nullable Position after, Rows rows) {
    var selection =
        RowSelection.of(SharedFiltersRow.class)
            .upwards(
                "name", after == null ? null : after.name(), after == null ? null : after.id());
    if (!viewer.everyUnit()) {
      selection.where(
          "(r.everybody or array_intersects(r.units, :mine))",
          "mine",
          viewer.units().toArray(String[]::new));
    }
    if (unit != null) {
      selection.where("array_contains(r.units, :unit)", "unit", unit);
    }
    return views.query(
        SharedFiltersProjection.NAME, session -> selection.page(session, rows, Total.USUAL));
  }
}
