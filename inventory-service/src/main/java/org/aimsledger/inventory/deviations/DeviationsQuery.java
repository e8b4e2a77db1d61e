package org.aimsledger.inventory.deviations;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.UUID;
import org.aimsledger.contracts.inventory.Stage;
import org.aimsledger.eventstore.project.ReadModel;
import org.aimsledger.servicekit.paging.Found;
import org.aimsledger.servicekit.paging.RowSelection;
import org.aimsledger.servicekit.paging.Rows;
import org.aimsledger.servicekit.paging.Total;
import org.jspecify.annotations.Nullable;

/// Reads the list of deviations.
@ApplicationScoped
class DeviationsQuery {
  private final ReadModel views;

  DeviationsQuery(ReadModel views) {
    this.views = views;
  }

  /// Which deviations a list shows; what is absent lets everything through.
  ///
  /// @param endsBefore those that may be, or are asked for, until then at the latest
  record Filter(
      @Nullable UUID system,
      @Nullable Stage stage,
      DeviationsRow.@Nullable Status status,
      @Nullable Instant endsBefore,
      @Nullable Instant updatedSince) {}

  /// End of the page before.
  record Position(Instant updatedAt, UUID id) {}

  /// Deviations in the order of their last change.
  Uni<Found<DeviationsRow>> list(Filter filter, @Nullable Position after, Rows rows) {
    var selection =
        RowSelection.of(DeviationsRow.class)
            .whereEqual("system", filter.system())
            .whereEqual("stage", filter.stage())
            .whereEqual("status", filter.status())
            .whereSince("updatedAt", filter.updatedSince())
            .upwards(
                "updatedAt",
                after == null ? null : after.updatedAt(),
                after == null ? null : after.id());
    if (filter.endsBefore() != null) {
      selection.where("r.until < :endsBefore", "endsBefore", filter.endsBefore());
    }
    return views.query(
        DeviationsProjection.NAME, session -> selection.page(session, rows, Total.USUAL));
  }
}
