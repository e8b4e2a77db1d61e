package org.aimsledger.risk.assessmentduties;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.aimsledger.contracts.risk.AssessmentStatus;
import org.aimsledger.eventstore.project.ReadModel;
import org.aimsledger.servicekit.paging.Found;
import org.aimsledger.servicekit.paging.RowSelection;
import org.aimsledger.servicekit.paging.Rows;
import org.aimsledger.servicekit.paging.Total;
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

  /// How many assessments stand where.
  record Group(AssessmentStatus status, long assessments) {}

  /// How many stand where, and how many of the open ones are late.
  record Counts(List<Group> groups, long overdue) {}

  /// A page of assessments and how many match in all.
  Uni<Found<AssessmentDutiesRow>> find(DutyFilter filter, @Nullable Position after, Rows rows) {
    var selection =
        selection(filter)
            .upwards("due", after == null ? null : after.due(), after == null ? null : after.id());
    return views.query(
        AssessmentDutiesProjection.NAME, session -> selection.page(session, rows, Total.USUAL));
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
    return session
        .createSelectionQuery(
            "select count(*) from AssessmentDutiesRow r where " + OPEN + " and r.due < :today",
            Long.class)
        .setParameter("openStatuses", OPEN_STATUSES)
        .setParameter("today", today)
        .getSingleResult();
  }

  private static RowSelection<AssessmentDutiesRow> selection(DutyFilter filter) {
    var selection =
        RowSelection.of(AssessmentDutiesRow.class)
            .whereEqual("system", filter.system())
            .whereEqual("status", filter.status())
            .whereSince("updatedAt", filter.updatedSince());
    if (filter.cause() != null) {
      selection.where("array_contains(r.causes, :cause)", "cause", filter.cause().name());
    }
    if (filter.open() != null) {
      selection.where(filter.open() ? OPEN : "not " + OPEN, "openStatuses", OPEN_STATUSES);
    }
    if (filter.dueBefore() != null) {
      selection
          .where(OPEN, "openStatuses", OPEN_STATUSES)
          .where("r.due < :dueBefore", "dueBefore", filter.dueBefore());
    }
    if (filter.overdue() != null) {
      var overdue = "(" + OPEN + " and r.due < :today)";
      selection
          .where(filter.overdue() ? overdue : "not " + overdue, "today", filter.today())
          .with("openStatuses", OPEN_STATUSES);
    }
    return selection;
  }
}
