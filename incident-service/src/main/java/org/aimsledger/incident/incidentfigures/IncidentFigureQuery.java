package org.aimsledger.incident.incidentfigures;

import static org.aimsledger.contracts.incident.IncidentMoment.AWARE;
import static org.aimsledger.contracts.incident.IncidentMoment.CONTAINED;
import static org.aimsledger.contracts.incident.IncidentMoment.DETECTED;
import static org.aimsledger.contracts.incident.IncidentMoment.OCCURRED;
import static org.aimsledger.contracts.incident.IncidentMoment.RECOVERED;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.aimsledger.contracts.incident.CauseClass;
import org.aimsledger.contracts.incident.Severity;
import org.aimsledger.contracts.incident.TimePrecision;
import org.aimsledger.eventstore.project.ReadModel;
import org.aimsledger.servicekit.paging.Found;
import org.aimsledger.servicekit.paging.RowSelection;
import org.aimsledger.servicekit.paging.Rows;
import org.aimsledger.servicekit.paging.Total;
import org.jspecify.annotations.Nullable;

/// Finds matters for figures, and open incidents for the board.
@ApplicationScoped
class IncidentFigureQuery {
  private final ReadModel views;

  IncidentFigureQuery(ReadModel views) {
    this.views = views;
  }

  /// Place on the board: the incident that a page ended with.
  record Position(Instant nextDue, UUID id) {}

  /// What burns, counted.
  ///
  /// @param unacknowledged that nobody has taken
  /// @param overdue of which a deadline has passed
  /// @param dueSoon whose next deadline comes soon
  record Burning(long open, long unacknowledged, long overdue, long dueSoon) {}

  /// Incidents and drills of a period.
  ///
  /// @param limit most of them
  /// @param coarsest times that are known less exactly are left out
  Uni<List<Matter>> matters(Instant from, Instant until, int limit, TimePrecision coarsest) {
    return views.query(
        IncidentFigureProjection.NAME,
        session ->
            session
                .createSelectionQuery(
                    "select r, s.raisedAt from IncidentFigureRow r"
                        + " left join IncidentFigureRow s on s.id = r.report"
                        + " where r.matter in ('INCIDENT', 'DRILL')"
                        + " and r.raisedAt >= :from and r.raisedAt < :until"
                        + " order by r.raisedAt, r.id",
                    Object[].class)
                .setParameter("from", from)
                .setParameter("until", until)
                .setMaxResults(limit)
                .getResultList()
                .map(rows -> rows.stream().map(columns -> matter(columns, coarsest)).toList()));
  }

  private static Matter matter(@Nullable Object[] columns, TimePrecision coarsest) {
    var row = (IncidentFigureRow) Objects.requireNonNull(columns[0]);
    return matter(row, Objects.requireNonNull(row.raisedAt), (Instant) columns[1], coarsest);
  }

  /// @param raisedAt of the row, which has one
  /// @param signalledAt when the signal was reported that it was raised from
  static Matter matter(
      IncidentFigureRow row,
      Instant raisedAt,
      @Nullable Instant signalledAt,
      TimePrecision coarsest) {
    return new Matter(
        row.id,
        row.matter == MatterKind.DRILL,
        List.of(row.systems),
        row.status,
        row.kind,
        row.oecdSeverity,
        row.cause == CauseClass.UNDETERMINED ? null : row.cause,
        raisedAt,
        row.time(DETECTED, coarsest, signalledAt == null ? raisedAt : signalledAt),
        row.time(OCCURRED, coarsest, row.occurredAt),
        row.acknowledgedAt,
        row.time(CONTAINED, coarsest, row.containedAt()),
        row.resolvedAt,
        row.time(RECOVERED, coarsest, row.recoveredAt),
        row.statedAwareAt == null ? row.time(AWARE, coarsest, row.awareAt()) : row.statedAwareAt,
        Arrays.stream(row.decisions).map(IncidentFigureRow::time).toList(),
        Arrays.stream(row.clocks).map(ClockLine::read).toList(),
        Arrays.stream(row.actions).map(ActionLine::read).toList());
  }

  /// Open incidents, whose deadline is next first.
  Uni<Found<IncidentFigureRow>> open(
      @Nullable UUID system,
      @Nullable Severity severity,
      @Nullable String commander,
      @Nullable Position after,
      Rows rows) {
    var selection =
        RowSelection.of(IncidentFigureRow.class)
            .whereEqual("open", true)
            .whereEqual("severity", severity)
            .whereEqual("commander", commander)
            .upwards(
                "nextDue",
                after == null ? null : after.nextDue(),
                after == null ? null : after.id());
    if (system != null) {
      selection.where("array_includes(r.systems, :systems)", "systems", new UUID[] {system});
    }
    return views.query(
        IncidentFigureProjection.NAME, session -> selection.page(session, rows, Total.USUAL));
  }

  /// All open incidents, counted.
  Uni<Burning> burning(Instant now, Instant soon) {
    return views.query(
        IncidentFigureProjection.NAME,
        session ->
            session
                .createSelectionQuery(
                    "select count(*), count(case when r.status = 'REPORTED' then 1 end),"
                        + " count(case when r.nextDue <= :now then 1 end),"
                        + " count(case when r.nextDue > :now and r.nextDue <= :soon then 1 end)"
                        + " from IncidentFigureRow r where r.open = true",
                    Burning.class)
                .setParameter("now", now)
                .setParameter("soon", soon)
                .getSingleResult());
  }
}
