package org.aimsledger.incident.incidentregister;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.aimsledger.contracts.incident.IncidentStatus;
import org.aimsledger.contracts.incident.Severity;
import org.aimsledger.eventstore.project.ReadModel;
import org.aimsledger.servicekit.paging.Found;
import org.aimsledger.servicekit.paging.RowSelection;
import org.aimsledger.servicekit.paging.Rows;
import org.aimsledger.servicekit.paging.Total;
import org.jspecify.annotations.Nullable;

/// Finds incidents, newest first.
@ApplicationScoped
public class IncidentRegisterQuery {
  /// One group per status and severity; there can't be more.
  private static final int GROUPS = IncidentStatus.values().length * (Severity.values().length + 1);

  private final ReadModel views;

  IncidentRegisterQuery(ReadModel views) {
    this.views = views;
  }

  /// Place in the list: the incident that a page ended with.
  record Position(Instant raisedAt, UUID id) {}

  /// An incident that nobody has acknowledged.
  public record Waiting(UUID incident, Instant raisedAt) {}

  record Group(IncidentStatus status, @Nullable Severity severity, long incidents) {}

  /// A page of incidents and how many there are in all.
  Uni<Found<IncidentRegisterRow>> find(IncidentFilter filter, @Nullable Position after, Rows rows) {
    var selection =
        selection(filter)
            .downwards(
                "raisedAt",
                after == null ? null : after.raisedAt(),
                after == null ? null : after.id());
    return views.query(
        IncidentRegisterProjection.NAME, session -> selection.page(session, rows, Total.USUAL));
  }

  /// Incidents that nobody has acknowledged although they were raised at that time or earlier, the
  /// oldest first.
  ///
  /// @param limit most incidents
  public Uni<List<Waiting>> waiting(Instant raisedUntil, @Nullable Waiting after, int limit) {
    var selection =
        RowSelection.of(IncidentRegisterRow.class)
            .where("r.status = :status", "status", IncidentStatus.REPORTED)
            .where("r.raisedAt <= :until", "until", raisedUntil)
            .upwards(
                "raisedAt",
                after == null ? null : after.raisedAt(),
                after == null ? null : after.incident());
    return views
        .query(IncidentRegisterProjection.NAME, session -> selection.rows(session, limit))
        .map(rows -> rows.stream().map(row -> new Waiting(row.id, row.raisedAt)).toList());
  }

  /// How many incidents stand where.
  Uni<List<Group>> count() {
    return views.query(
        IncidentRegisterProjection.NAME,
        session ->
            session
                .createSelectionQuery(
                    "select r.status, r.severity, count(*) from IncidentRegisterRow r"
                        + " group by r.status, r.severity order by r.status, r.severity",
                    Group.class)
                .setMaxResults(GROUPS)
                .getResultList());
  }

  private static RowSelection<IncidentRegisterRow> selection(IncidentFilter filter) {
    var selection =
        RowSelection.of(IncidentRegisterRow.class).whereSince("updatedAt", filter.updatedSince());
    // All of them is no condition, and a condition that holds for every row hides the index.
    if (filter.statuses().size() < IncidentStatus.values().length) {
      selection.where("r.status in :statuses", "statuses", filter.statuses());
    }
    if (!filter.severities().isEmpty()) {
      selection.where("r.severity in :severities", "severities", filter.severities());
    }
    if (!filter.kinds().isEmpty()) {
      selection.where("r.kind in :kinds", "kinds", filter.kinds());
    }
    if (filter.system() != null) {
      selection.where(
          "array_includes(r.systems, :systems)", "systems", new UUID[] {filter.system()});
    }
    if (filter.classification() != null) {
      selection.where(
          "array_contains(r.classifications, :classification)",
          "classification",
          filter.classification());
    }
    if (filter.link() != null) {
      selection.where("array_contains(r.links, :link)", "link", filter.link());
    }
    return selection;
  }
}
