package org.aimsledger.risk.assessmentduties;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.aimsledger.contracts.risk.AssessmentStatus;
import org.aimsledger.eventstore.project.ReadModel;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/// Finds assessments, most urgent first.
@ApplicationScoped
class AssessmentDutiesQuery {
  private static final String OPEN = "r.status in (:openStatuses)";
  private static final List<AssessmentStatus> OPEN_STATUSES =
      List.of(AssessmentStatus.DUE, AssessmentStatus.IN_PROGRESS);

  private final ReadModel views;

  AssessmentDutiesQuery(ReadModel views) {
    this.views = views;
  }

  /// Place in the list: the assessment that a page ended with.
  record Position(LocalDate due, UUID id) {}

  /// A page and how many there are in all.
  record Found(List<AssessmentDutiesRow> rows, long total) {}

  /// How many assessments stand where.
  record Group(AssessmentStatus status, long assessments) {}

  /// How many stand where, and how many of the open ones are late.
  record Counts(List<Group> groups, long overdue) {}

  /// A page of assessments and how many match in all.
  ///
  /// @param limit most rows
  Uni<Found> find(DutyFilter filter, @Nullable Position after, int limit) {
    return views.query(
        AssessmentDutiesProjection.NAME,
        session ->
            page(session, filter, after, limit)
                .flatMap(rows -> total(session, filter).map(total -> new Found(rows, total))));
  }

  /// @param today the day that "overdue" is measured on
  Uni<Counts> count(LocalDate today) {
    return views.query(
        AssessmentDutiesProjection.NAME,
        session ->
            groups(session)
                .flatMap(groups -> overdue(session, today).map(late -> new Counts(groups, late))));
  }

  private static Uni<List<Group>> groups(Mutiny.Session session) {
    return session
        .createSelectionQuery(
            "select r.status, count(*) from AssessmentDutiesRow r group by r.status", Group.class)
        .setMaxResults(AssessmentStatus.values().length)
        .getResultList();
  }

  private static Uni<Long> overdue(Mutiny.Session session, LocalDate today) {
    return total(session, new DutyFilter(null, null, null, null, null, true, null, today));
  }

  private static Uni<List<AssessmentDutiesRow>> page(
      Mutiny.Session session, DutyFilter filter, @Nullable Position after, int limit) {
    var conditions = new ArrayList<String>();
    var values = conditions(filter, conditions);
    if (after != null) {
      conditions.add("(r.due > :afterDue or (r.due = :afterDue and r.id > :afterId))");
      values.put("afterDue", after.due());
      values.put("afterId", after.id());
    }
    var query =
        session.createSelectionQuery(
            "from AssessmentDutiesRow r" + where(conditions) + " order by r.due, r.id",
            AssessmentDutiesRow.class);
    values.forEach(query::setParameter);
    return query.setMaxResults(limit).getResultList();
  }

  private static Uni<Long> total(Mutiny.Session session, DutyFilter filter) {
    var conditions = new ArrayList<String>();
    var values = conditions(filter, conditions);
    var query =
        session.createSelectionQuery(
            "select count(*) from AssessmentDutiesRow r" + where(conditions), Long.class);
    values.forEach(query::setParameter);
    return query.getSingleResult();
  }

  private static Map<String, Object> conditions(DutyFilter filter, List<String> conditions) {
    var values = new LinkedHashMap<String, Object>();
    if (filter.system() != null) {
      conditions.add("r.system = :system");
      values.put("system", filter.system());
    }
    if (filter.status() != null) {
      conditions.add("r.status = :status");
      values.put("status", filter.status());
    }
    if (filter.cause() != null) {
      conditions.add("array_contains(r.causes, :cause)");
      values.put("cause", filter.cause().name());
    }
    if (filter.updatedSince() != null) {
      conditions.add("r.updatedAt >= :updatedSince");
      values.put("updatedSince", filter.updatedSince());
    }
    addDueConditions(filter, conditions, values);
    return values;
  }

  private static void addDueConditions(
      DutyFilter filter, List<String> conditions, Map<String, Object> values) {
    if (filter.open() != null) {
      conditions.add(filter.open() ? OPEN : "not " + OPEN);
      values.put("openStatuses", OPEN_STATUSES);
    }
    if (filter.dueBefore() != null) {
      conditions.add("(" + OPEN + " and r.due < :dueBefore)");
      values.put("openStatuses", OPEN_STATUSES);
      values.put("dueBefore", filter.dueBefore());
    }
    if (filter.overdue() != null) {
      var overdue = "(" + OPEN + " and r.due < :today)";
      conditions.add(filter.overdue() ? overdue : "not " + overdue);
      values.put("openStatuses", OPEN_STATUSES);
      values.put("today", filter.today());
    }
  }

  private static String where(List<String> conditions) {
    return conditions.isEmpty() ? "" : " where " + String.join(" and ", conditions);
  }
}
