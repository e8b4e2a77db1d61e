package org.aimsledger.incident.incidentregister;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.aimsledger.contracts.incident.IncidentStatus;
import org.aimsledger.contracts.incident.Severity;
import org.aimsledger.eventstore.project.ReadModel;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/// Finds incidents, newest first.
@ApplicationScoped
class IncidentRegisterQuery {
  /// One group per status and severity; there can't be more.
  private static final int GROUPS = IncidentStatus.values().length * (Severity.values().length + 1);

  private final ReadModel views;

  IncidentRegisterQuery(ReadModel views) {
    this.views = views;
  }

  /// Place in the list: the incident that a page ended with.
  record Position(Instant raisedAt, UUID id) {}

  record Found(List<IncidentRegisterRow> rows, long total) {}

  record Group(IncidentStatus status, @Nullable Severity severity, long incidents) {}

  /// A page of incidents and how many there are in all.
  ///
  /// @param limit most rows
  Uni<Found> find(IncidentFilter filter, @Nullable Position after, int limit) {
    return views.query(
        IncidentRegisterProjection.NAME,
        session ->
            page(session, filter, after, limit)
                .flatMap(rows -> total(session, filter).map(total -> new Found(rows, total))));
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

  private static Uni<List<IncidentRegisterRow>> page(
      Mutiny.Session session, IncidentFilter filter, @Nullable Position after, int limit) {
    var conditions = new ArrayList<String>();
    var values = conditions(filter, conditions);
    if (after != null) {
      conditions.add("(r.raisedAt < :raisedAt or (r.raisedAt = :raisedAt and r.id < :id))");
      values.put("raisedAt", after.raisedAt());
      values.put("id", after.id());
    }
    var query =
        session.createSelectionQuery(
            "from IncidentRegisterRow r"
                + where(conditions)
                + " order by r.raisedAt desc, r.id desc",
            IncidentRegisterRow.class);
    values.forEach(query::setParameter);
    return query.setMaxResults(limit).getResultList();
  }

  private static Uni<Long> total(Mutiny.Session session, IncidentFilter filter) {
    var conditions = new ArrayList<String>();
    var values = conditions(filter, conditions);
    var query =
        session.createSelectionQuery(
            "select count(*) from IncidentRegisterRow r" + where(conditions), Long.class);
    values.forEach(query::setParameter);
    return query.getSingleResult();
  }

  private static Map<String, Object> conditions(IncidentFilter filter, List<String> conditions) {
    var values = new LinkedHashMap<String, Object>();
    conditions.add("r.status in :statuses");
    values.put("statuses", filter.statuses());
    if (!filter.severities().isEmpty()) {
      conditions.add("r.severity in :severities");
      values.put("severities", filter.severities());
    }
    if (!filter.kinds().isEmpty()) {
      conditions.add("r.kind in :kinds");
      values.put("kinds", filter.kinds());
    }
    if (filter.system() != null) {
      conditions.add("array_includes(r.systems, :systems)");
      values.put("systems", new UUID[] {filter.system()});
    }
    if (filter.updatedSince() != null) {
      conditions.add("r.updatedAt >= :updatedSince");
      values.put("updatedSince", filter.updatedSince());
    }
    return values;
  }

  private static String where(List<String> conditions) {
    return " where " + String.join(" and ", conditions);
  }
}
