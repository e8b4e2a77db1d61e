package org.aimsledger.incident.playbookboard;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.aimsledger.eventstore.project.ReadModel;
import org.aimsledger.incident.platform.RunStanding;
import org.aimsledger.servicekit.paging.Found;
import org.aimsledger.servicekit.paging.RowSelection;
import org.aimsledger.servicekit.paging.Rows;
import org.aimsledger.servicekit.paging.Total;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/// Finds runs, those with the most urgent step first.
@ApplicationScoped
class PlaybookBoardQuery {
  private final ReadModel views;

  PlaybookBoardQuery(ReadModel views) {
    this.views = views;
  }

  /// Place in the list: the run that a page ended with.
  record Position(Instant nextDue, UUID id) {}

  /// How many runs stand where.
  record Group(
      boolean drill,
      RunStanding standing,
      long runs,
      long done,
      long skipped,
      long notApplicable,
      long steps) {}

  Uni<Found<PlaybookBoardRow>> find(RunFilter filter, @Nullable Position after, Rows rows) {
    var selection =
        selection(filter)
            .upwards(
                "nextDue",
                after == null ? null : after.nextDue(),
                after == null ? null : after.id());
    return views.query(
        PlaybookBoardProjection.NAME, session -> selection.page(session, rows, Total.USUAL));
  }

  /// Figures, drills apart from the real ones.
  Uni<List<Group>> count() {
    return views.query(PlaybookBoardProjection.NAME, PlaybookBoardQuery::groups);
  }

  private static Uni<List<Group>> groups(Mutiny.Session session) {
    return session
        .createSelectionQuery(
            "select r.drill, r.standing, count(*), sum(r.done), sum(r.skipped),"
                + " sum(r.notApplicable), sum(r.steps)"
                + " from PlaybookBoardRow r group by r.drill, r.standing",
            Group.class)
        .setMaxResults(2 * RunStanding.values().length)
        .getResultList();
  }

  private static RowSelection<PlaybookBoardRow> selection(RunFilter filter) {
    var selection =
        RowSelection.of(PlaybookBoardRow.class)
            .whereEqual("drill", filter.drill())
            .whereEqual("incident", filter.incident())
            .whereEqual("playbook", filter.playbook())
            .whereEqual("standing", filter.standing())
            .whereSince("updatedAt", filter.updatedSince());
    if (filter.overdue() != null) {
      // A run that has ended has no step that is due.
      selection.where(
          filter.overdue() ? "r.nextDue < :now" : "r.nextDue >= :now", "now", filter.now());
    }
    return selection;
  }
}
