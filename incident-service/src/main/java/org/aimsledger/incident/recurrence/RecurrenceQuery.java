package org.aimsledger.incident.recurrence;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.aimsledger.eventstore.project.ReadModel;
import org.jspecify.annotations.Nullable;

/// Compares incidents. Every comparison has a limit, and pages begin where the one before ended.
@ApplicationScoped
class RecurrenceQuery {
  /// Most ids that are shown of what a systemic problem concerns.
  private static final int MOST_IDS = 50;

  private static final String RETURNED =
      """
      select later.id, later.title, later.raised_at, earlier.id as before_id, earlier.title as before_title,
             earlier.raised_at as before_at, later.kind,
             array_to_string(array(select unnest(later.systems) intersect select unnest(earlier.systems) order by 1), ',')
               as systems,
             array_to_string(array(select unnest(later.roots) intersect select unnest(earlier.roots) order by 1), ',')
               as roots,
             case when later.cause_class = earlier.cause_class and later.cause_class <> 'UNDETERMINED'
               then later.cause_class end as cause_class
      from incident_cause later
      join incident_cause earlier
        on earlier.systems && later.systems
       and earlier.kind = later.kind
       and (earlier.roots && later.roots
            or (earlier.cause_class = later.cause_class and later.cause_class <> 'UNDETERMINED'))
       and (earlier.raised_at, earlier.id) < (later.raised_at, later.id)
       and earlier.raised_at >= later.raised_at - make_interval(secs => :seconds)
      where later.counts and earlier.counts
      """;

  private static final String SYSTEMIC =
      """
      select what, systems, incidents, last_at, system_ids, incident_ids from (
        select what, count(distinct one) as systems, count(distinct r.id) as incidents, max(r.raised_at) as last_at,
               array_to_string(array(select o from unnest(array_agg(distinct one)) o order by o limit %1$d), ',')
                 as system_ids,
               array_to_string(array(select o from unnest(array_agg(distinct r.id)) o order by o limit %1$d), ',')
                 as incident_ids
        from incident_cause r
        cross join lateral unnest(r.shared) as cause(what)
        cross join lateral unnest(r.systems) as concerned(one)
        where r.counts and r.raised_at >= :since
        group by what
        having count(distinct one) >= :least) problem
      """
          .formatted(MOST_IDS);

  private final ReadModel views;

  RecurrenceQuery(ReadModel views) {
    this.views = views;
  }

  /// An incident that came back.
  ///
  /// @param roots categories of root causes that both have
  /// @param causeClass class of the cause that both have; null: none, or none that is known
  record Recurrence(
      UUID incident,
      String title,
      Instant raisedAt,
      UUID earlier,
      String earlierTitle,
      Instant earlierAt,
      String kind,
      List<UUID> systems,
      List<String> roots,
      @Nullable String causeClass) {}

  /// Place in the list: the pair that a page ended with.
  record Pair(Instant raisedAt, UUID incident, UUID earlier) {}

  /// A cause in several systems.
  ///
  /// @param systems number of systems; at most some of them are named
  record SystemicProblem(
      SharedCause cause,
      long systems,
      long incidents,
      Instant lastAt,
      List<UUID> systemIds,
      List<UUID> incidentIds) {}

  /// Place in the list: the problem that a page ended with.
  record Place(long systems, String cause) {}

  /// Incidents that came back, the newest first.
  ///
  /// @param within how long after the earlier one the later one was raised at most
  /// @param system only in that system; null: in any
  Uni<List<Recurrence>> returned(
      Duration within, @Nullable UUID system, @Nullable Pair after, int limit) {
    var text =
        RETURNED
            + (system == null
                ? ""
                : " and later.systems @> array[cast(:system as uuid)]"
                    + " and earlier.systems @> array[cast(:system as uuid)]")
            + (after == null
                ? ""
                : " and (later.raised_at, later.id, earlier.id) < (:at, :incident, :earlier)")
            + " order by later.raised_at desc, later.id desc, earlier.id desc";
    return views.query(
        RecurrenceProjection.NAME,
        session -> {
          var query =
              session
                  .createNativeQuery(text, Object[].class)
                  .setParameter("seconds", (double) within.toSeconds())
                  .setMaxResults(limit);
          if (system != null) {
            query.setParameter("system", system);
          }
          if (after != null) {
            query
                .setParameter("at", after.raisedAt())
                .setParameter("incident", after.incident())
                .setParameter("earlier", after.earlier());
          }
          return query
              .getResultList()
              .map(rows -> rows.stream().map(RecurrenceQuery::recurrence).toList());
        });
  }

  /// Causes in several systems, those in most systems first.
  ///
  /// @param since only incidents that were raised since then
  /// @param least how many systems make a problem systemic
  Uni<List<SystemicProblem>> systemic(Instant since, int least, @Nullable Place after, int limit) {
    var text =
        SYSTEMIC
            + (after == null
                ? ""
                : " where systems < :systems or (systems = :systems and what > :what)")
            + " order by systems desc, what";
    return views.query(
        RecurrenceProjection.NAME,
        session -> {
          var query =
              session
                  .createNativeQuery(text, Object[].class)
                  .setParameter("since", since)
                  .setParameter("least", (long) least)
                  .setMaxResults(limit);
          if (after != null) {
            query.setParameter("systems", after.systems()).setParameter("what", after.cause());
          }
          return query
              .getResultList()
              .map(rows -> rows.stream().map(RecurrenceQuery::problem).toList());
        });
  }

  private static Recurrence recurrence(Object[] row) {
    return new Recurrence(
        (UUID) row[0],
        (String) row[1],
        ((OffsetDateTime) row[2]).toInstant(),
        (UUID) row[3],
        (String) row[4],
        ((OffsetDateTime) row[5]).toInstant(),
        (String) row[6],
        ids(row[7]),
        words(row[8]),
        row[9] instanceof String causeClass ? causeClass : null);
  }

  private static SystemicProblem problem(Object[] row) {
    return new SystemicProblem(
        SharedCause.parse((String) row[0]),
        ((Number) row[1]).longValue(),
        ((Number) row[2]).longValue(),
        ((OffsetDateTime) row[3]).toInstant(),
        ids(row[4]),
        ids(row[5]));
  }

  private static List<UUID> ids(Object joined) {
    return words(joined).stream().map(UUID::fromString).toList();
  }

  private static List<String> words(Object joined) {
    return Arrays.stream(((String) joined).split(",", -1)).filter(one -> !one.isEmpty()).toList();
  }
}
