package org.aimsledger.incident.clockboard;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.aimsledger.eventstore.project.ReadModel;
import org.aimsledger.servicekit.paging.Found;
import org.aimsledger.servicekit.paging.RowSelection;
import org.aimsledger.servicekit.paging.Rows;
import org.aimsledger.servicekit.paging.Total;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/// Finds clocks, the most urgent first.
@ApplicationScoped
public class ClockBoardQuery {
  private static final String RUNNING = "r.standing = :running";

  private final ReadModel views;

  ClockBoardQuery(ReadModel views) {
    this.views = views;
  }

  /// Place in the list: the clock that a page ended with.
  public record Position(Instant due, String id) {}

  /// A running clock that has to be looked at.
  public record DueClock(UUID incident, String clock, Instant due, String id) {}

  /// How many running clocks need somebody.
  ///
  /// @param missed whose deadline has passed
  /// @param dueSoon whose deadline is still to come, but before the time asked for
  public record Urgency(long missed, long dueSoon) {}

  /// How many clocks stand where.
  record Group(ClockStanding standing, boolean missed, long clocks) {}

  /// Clocks that the filter lets through, the most urgent first.
  Uni<Found<ClockBoardRow>> find(ClockFilter filter, @Nullable Position after, Rows rows) {
    var selection =
        selection(filter)
            .upwards("due", after == null ? null : after.due(), after == null ? null : after.id());
    return views.query(
        ClockBoardProjection.NAME, session -> selection.page(session, rows, Total.USUAL));
  }

  /// Running clocks with a period that are due before a time: those which nobody has been told to
  /// be missed, and those whose deadline was missed once and is still to come again.
  ///
  /// @param limit most clocks
  public Uni<List<DueClock>> due(Instant now, Instant before, @Nullable Position after, int limit) {
    var selection =
        RowSelection.of(ClockBoardRow.class)
            .where(RUNNING, "running", ClockStanding.RUNNING)
            .where("r.hasPeriod = true")
            .where("(r.missed = false or r.due >= :now)", "now", now)
            .where("r.due < :before", "before", before)
            .upwards("due", after == null ? null : after.due(), after == null ? null : after.id());
    return views
        .query(ClockBoardProjection.NAME, session -> selection.rows(session, limit))
        .map(
            rows ->
                rows.stream()
                    .map(row -> new DueClock(row.incident, row.clock, row.due, row.id))
                    .toList());
  }

  /// Running clocks with a period, counted.
  public Uni<Urgency> urgency(Instant now, Instant soon) {
    return views.query(
        ClockBoardProjection.NAME,
        session ->
            session
                .createSelectionQuery(
                    "select count(case when r.due <= :now then 1 end), count(case when r.due > :now then 1 end)"
                        + " from ClockBoardRow r"
                        + " where r.standing = :running and r.hasPeriod = true and r.due < :soon",
                    Urgency.class)
                .setParameter("now", now)
                .setParameter("soon", soon)
                .setParameter("running", ClockStanding.RUNNING)
                .getSingleResult());
  }

  /// How many clocks stand where.
  Uni<List<Group>> count() {
    return views.query(ClockBoardProjection.NAME, ClockBoardQuery::groups);
  }

  private static Uni<List<Group>> groups(Mutiny.Session session) {
    return session
        .createSelectionQuery(
            "select r.standing, r.missed, count(*) from ClockBoardRow r"
                + " group by r.standing, r.missed",
            Group.class)
        .setMaxResults(2 * ClockStanding.values().length)
        .getResultList();
  }

  private static RowSelection<ClockBoardRow> selection(ClockFilter filter) {
    var selection =
        RowSelection.of(ClockBoardRow.class)
            .whereEqual("incident", filter.incident())
            .whereEqual("regime", filter.regime())
            .whereEqual("standing", filter.standing())
            .whereSince("updatedAt", filter.updatedSince());
    if (filter.dueBefore() != null) {
      selection
          .where(RUNNING, "running", ClockStanding.RUNNING)
          .where("r.due < :dueBefore", "dueBefore", filter.dueBefore());
    }
    if (filter.overdue() != null) {
      var overdue = "(" + RUNNING + " and r.hasPeriod = true and r.due < :now)";
      selection
          .where(filter.overdue() ? overdue : "not " + overdue, "now", filter.now())
          .with("running", ClockStanding.RUNNING);
    }
    return selection;
  }
}
