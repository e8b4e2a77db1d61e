package org.aimsledger.risk.riskregister;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.UUID;
import org.aimsledger.contracts.risk.RiskStatus;
import org.aimsledger.eventstore.project.ReadModel;
import org.aimsledger.servicekit.paging.Found;
import org.aimsledger.servicekit.paging.RowSelection;
import org.aimsledger.servicekit.paging.Rows;
import org.aimsledger.servicekit.paging.Total;
import org.jspecify.annotations.Nullable;

/// Finds risks, newest first.
@ApplicationScoped
class RiskRegisterQuery {
  private static final String OVERDUE =
      "((r.status = :open and r.treatmentCompleted = false and r.treatmentDue is not null"
          + " and r.treatmentDue < :today)"
          + " or (r.status = :accepted and r.acceptedUntil < :today))";

  private final ReadModel views;

  RiskRegisterQuery(ReadModel views) {
    this.views = views;
  }

  /// Place in the list: the risk that a page ended with.
  record Position(Instant identifiedAt, UUID id) {}

  /// A page of risks and how many match in all.
  Uni<Found<RiskRegisterRow>> find(RiskFilter filter, @Nullable Position after, Rows rows) {
    var selection =
        selection(filter)
            .downwards(
                "identifiedAt",
                after == null ? null : after.identifiedAt(),
                after == null ? null : after.id());
    return views.query(
        RiskRegisterProjection.NAME, session -> selection.page(session, rows, Total.USUAL));
  }

  private static RowSelection<RiskRegisterRow> selection(RiskFilter filter) {
    var selection =
        RowSelection.of(RiskRegisterRow.class)
            .whereEqual("system", filter.system())
            .whereEqual("affects", filter.affects())
            .whereEqual("level", filter.level())
            .whereEqual("owner", filter.owner())
            .whereEqual("status", filter.status())
            .whereSince("updatedAt", filter.updatedSince());
    return filter.overdue() == null
        ? selection
        : selection
            .where(filter.overdue() ? OVERDUE : "not " + OVERDUE)
            .with("open", RiskStatus.OPEN)
            .with("accepted", RiskStatus.ACCEPTED)
            .with("today", filter.today());
  }
}
