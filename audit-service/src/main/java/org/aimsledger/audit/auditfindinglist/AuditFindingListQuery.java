package org.aimsledger.audit.auditfindinglist;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.aimsledger.contracts.audit.FindingKind;
import org.aimsledger.eventstore.project.ReadModel;
import org.aimsledger.servicekit.paging.PageRequest;
import org.aimsledger.servicekit.paging.RowSelection;
import org.jspecify.annotations.Nullable;

/// Finds findings, those that are due first at the top.
@ApplicationScoped
class AuditFindingListQuery {
  private static final String OVERDUE = "(r.standing = 'OPEN' and r.due < :today)";

  private final ReadModel views;

  AuditFindingListQuery(ReadModel views) {
    this.views = views;
  }

  /// Place in the list: the finding that a page ended with.
  record Position(LocalDate due, UUID id) {}

  /// Which findings; null: no condition.
  ///
  /// @param action a corrective action that answers them
  /// @param today the day that "overdue" is measured on
  record Filter(
      @Nullable FindingKind kind,
      @Nullable ListedFindingStanding standing,
      @Nullable UUID system,
      @Nullable UUID action,
      @Nullable String owner,
      @Nullable Boolean overdue,
      @Nullable Instant updatedSince,
      LocalDate today) {}

  Uni<List<AuditFindingListRow>> find(Filter filter, @Nullable Position after, PageRequest page) {
    var selection =
        RowSelection.of(AuditFindingListRow.class)
            .whereEqual("kind", filter.kind())
            .whereEqual("standing", filter.standing())
            .whereEqual("owner", filter.owner())
            .whereSince("updatedAt", filter.updatedSince())
            .upwards("due", after == null ? null : after.due(), after == null ? null : after.id());
    if (filter.system() != null) {
      selection.where(
          "array_includes(r.systems, :systems)", "systems", new UUID[] {filter.system()});
    }
    if (filter.action() != null) {
      selection.where(
          "array_includes(r.actions, :actions)", "actions", new UUID[] {filter.action()});
    }
    if (filter.overdue() != null) {
      selection.where(filter.overdue() ? OVERDUE : "not " + OVERDUE, "today", filter.today());
    }
    return views.query(
        AuditFindingListProjection.NAME, session -> selection.rows(session, page.rowsToRead()));
  }
}
