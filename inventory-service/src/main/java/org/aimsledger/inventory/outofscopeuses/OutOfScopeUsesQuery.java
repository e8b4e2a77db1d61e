package org.aimsledger.inventory.outofscopeuses;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.UUID;
import org.aimsledger.contracts.inventory.UseDecision;
import org.aimsledger.eventstore.project.ReadModel;
import org.aimsledger.servicekit.paging.Found;
import org.aimsledger.servicekit.paging.RowSelection;
import org.aimsledger.servicekit.paging.Rows;
import org.aimsledger.servicekit.paging.Total;
import org.jspecify.annotations.Nullable;

/// Reads the list of reported uses.
@ApplicationScoped
class OutOfScopeUsesQuery {
  private final ReadModel views;

  OutOfScopeUsesQuery(ReadModel views) {
    this.views = views;
  }

  /// Which uses a list shows; what is absent lets everything through.
  record Filter(
      @Nullable UUID system,
      OutOfScopeUsesRow.@Nullable Status status,
      @Nullable UseDecision decision,
      @Nullable Instant updatedSince) {}

  /// End of the page before.
  record Position(Instant updatedAt, UUID id) {}

  /// Uses in the order of their last change, at most `limit`.
  Uni<Found<OutOfScopeUsesRow>> list(Filter filter, @Nullable Position after, Rows rows) {
    var selection =
        RowSelection.of(OutOfScopeUsesRow.class)
            .whereEqual("system", filter.system())
            .whereEqual("status", filter.status())
            .whereEqual("decision", filter.decision())
            .whereSince("updatedAt", filter.updatedSince())
            .upwards(
                "updatedAt",
                after == null ? null : after.updatedAt(),
                after == null ? null : after.id());
    return views.query(
        OutOfScopeUsesProjection.NAME, session -> selection.page(session, rows, Total.USUAL));
  }
}
