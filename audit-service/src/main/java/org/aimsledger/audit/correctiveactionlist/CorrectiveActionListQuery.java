package org.aimsledger.audit.correctiveactionlist;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.aimsledger.eventstore.project.ReadModel;
import org.aimsledger.servicekit.paging.PageRequest;
import org.aimsledger.servicekit.paging.RowSelection;
import org.jspecify.annotations.Nullable;

/// Finds corrective actions, those that are due first at the top.
@ApplicationScoped
class CorrectiveActionListQuery {
  private static final String OVERDUE = "(r.standing = 'OPEN' and r.due < :today)";

  private final ReadModel views;

  CorrectiveActionListQuery(ReadModel views) {
    this.views = views;
  }

  /// Place in the list: the action that a page ended with.
  record Position(LocalDate due, UUID id) {}

  /// Which actions; null: no condition.
  ///
  /// @param today the day that "overdue" is measured on
  record Filter(
      @Nullable UUID incident,
      @Nullable UUID system,
      @Nullable String owner,
      @Nullable ListedStanding standing,
      @Nullable Boolean overdue,
      @Nullable Instant updatedSince,
      LocalDate today) {}

  Uni<List<CorrectiveActionListRow>> find(
      Filter filter, @Nullable Position after, PageRequest page) {
    var selection =
        RowSelection.of(CorrectiveActionListRow.class)
            .whereEqual("incident", filter.incident())
            .whereEqual("owner", filter.owner())
            .whereEqual("standing", filter.standing())
            .whereSince("updatedAt", filter.updatedSince())
            .upwards("due", after == null ? null : after.due(), after == null ? null : after.id());
    if (filter.system() != null) {
      selection.where(
          "array_includes(r.systems, :systems)", "systems", new UUID[] {filter.system()});
    }
    if (filter.overdue() != null) {
      selection.where(filter.overdue() ? OVERDUE : "not " + OVERDUE, "today", filter.today());
    }
    return views.query(
        CorrectiveActionListProjection.NAME, session -> selection.rows(session, page.rowsToRead()));
  }
}
