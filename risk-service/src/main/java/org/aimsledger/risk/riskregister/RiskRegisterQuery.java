package org.aimsledger.risk.riskregister;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.aimsledger.contracts.risk.RiskStatus;
import org.aimsledger.eventstore.project.ReadModel;
import org.hibernate.reactive.mutiny.Mutiny;
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

  /// A page and how many there are in all.
  record Found(List<RiskRegisterRow> rows, long total) {}

  /// A page of risks and how many match in all.
  ///
  /// @param limit most rows
  Uni<Found> find(RiskFilter filter, @Nullable Position after, int limit) {
    return views.query(
        RiskRegisterProjection.NAME,
        session ->
            page(session, filter, after, limit)
                .flatMap(rows -> total(session, filter).map(total -> new Found(rows, total))));
  }

  private static Uni<List<RiskRegisterRow>> page(
      Mutiny.Session session, RiskFilter filter, @Nullable Position after, int limit) {
    var conditions = new ArrayList<String>();
    var values = conditions(filter, conditions);
    if (after != null) {
      conditions.add(
          "(r.identifiedAt < :identifiedAt or (r.identifiedAt = :identifiedAt and r.id < :id))");
      values.put("identifiedAt", after.identifiedAt());
      values.put("id", after.id());
    }
    var query =
        session.createSelectionQuery(
            "from RiskRegisterRow r"
                + where(conditions)
                + " order by r.identifiedAt desc, r.id desc",
            RiskRegisterRow.class);
    values.forEach(query::setParameter);
    return query.setMaxResults(limit).getResultList();
  }

  private static Uni<Long> total(Mutiny.Session session, RiskFilter filter) {
    var conditions = new ArrayList<String>();
    var values = conditions(filter, conditions);
    var query =
        session.createSelectionQuery(
            "select count(*) from RiskRegisterRow r" + where(conditions), Long.class);
    values.forEach(query::setParameter);
    return query.getSingleResult();
  }

  private static Map<String, Object> conditions(RiskFilter filter, List<String> conditions) {
    var values = new LinkedHashMap<String, Object>();
    equal("system", filter.system(), conditions, values);
    equal("affects", filter.affects(), conditions, values);
    equal("level", filter.level(), conditions, values);
    equal("status", filter.status(), conditions, values);
    equal("owner", filter.owner(), conditions, values);
    if (filter.updatedSince() != null) {
      conditions.add("r.updatedAt >= :updatedSince");
      values.put("updatedSince", filter.updatedSince());
    }
    if (filter.overdue() != null) {
      conditions.add(filter.overdue() ? OVERDUE : "not " + OVERDUE);
      values.put("open", RiskStatus.OPEN);
      values.put("accepted", RiskStatus.ACCEPTED);
      values.put("today", filter.today());
    }
    return values;
  }

  private static void equal(
      String field, @Nullable Object value, List<String> conditions, Map<String, Object> values) {
    if (value != null) {
      conditions.add("r." + field + " = :" + field);
      values.put(field, value);
    }
  }

  private static String where(List<String> conditions) {
    return conditions.isEmpty() ? "" : " where " + String.join(" and ", conditions);
  }
}
