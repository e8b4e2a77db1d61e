package org.aimsledger.inventory.coverage;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.aimsledger.eventstore.project.ReadModel;
import org.aimsledger.servicekit.paging.Found;
import org.aimsledger.servicekit.paging.RowSelection;
import org.aimsledger.servicekit.paging.Total;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/// Counts answers and finds the systems behind a count.
@ApplicationScoped
class CoverageQuery {
  /// Most different answers that are counted; there are a few for each measure.
  static final int MOST_ANSWERS = 1_000;

  /// Most groups of a breakdown, the largest first.
  static final int MOST_GROUPS = 200;

  private final ReadModel views;

  CoverageQuery(ReadModel views) {
    this.views = views;
  }

  /// What a breakdown goes by.
  enum Dimension {
    ORGANISATION("organisation"),
    UNIT("unit"),
    STAGE("stage"),
    HIGH_IMPACT("high_impact"),
    VENDOR("vendor");

    private final String column;

    Dimension(String column) {
      this.column = column;
    }
  }

  /// End of the page before.
  record Position(String name, UUID id) {}

  /// How many systems gave an answer.
  ///
  /// @param written measure and answer
  record Count(String written, long systems) {}

  /// How many systems there are, and what they answer.
  record Counts(long systems, List<Count> answers) {}

  /// One group of a breakdown.
  ///
  /// @param value of the dimension; null: unknown
  record Group(@Nullable String value, long systems, long covered) {}

  Uni<Counts> count(CoverageFilter filter) {
    return views.query(
        CoverageProjection.NAME,
        session ->
            systems(session, filter)
                .flatMap(all -> answers(session, filter).map(found -> new Counts(all, found))));
  }

  private static Uni<Long> systems(Mutiny.Session session, CoverageFilter filter) {
    var condition = Condition.of(filter);
    var query =
        session.createNativeQuery("select count(*) from coverage r" + condition.text(), Long.class);
    condition.parameters().forEach(query::setParameter);
    return query.getSingleResult();
  }

  private static Uni<List<Count>> answers(Mutiny.Session session, CoverageFilter filter) {
    var condition = Condition.of(filter);
    var query =
        session
            .createNativeQuery(
                "select a, count(*) from coverage r cross join unnest(r.answers) a"
                    + condition.text()
                    + " group by a order by a",
                Object[].class)
            .setMaxResults(MOST_ANSWERS);
    condition.parameters().forEach(query::setParameter);
    return query
        .getResultList()
        .map(
            rows ->
                rows.stream()
                    .map(row -> new Count((String) row[0], ((Number) row[1]).longValue()))
                    .toList());
  }

  /// The largest groups of a breakdown.
  ///
  /// @param covered written answers that count
  Uni<List<Group>> groups(CoverageFilter filter, Dimension dimension, List<String> covered) {
    var condition = Condition.of(filter);
    return views.query(
        CoverageProjection.NAME,
        session -> {
          var query =
              session
                  .createNativeQuery(
                      "select r."
                          + dimension.column
                          + ", count(*), count(*) filter (where r.answers && cast(:covered as varchar[]))"
                          + " from coverage r"
                          + condition.text()
                          + " group by 1 order by 2 desc, 1",
                      Object[].class)
                  .setMaxResults(MOST_GROUPS);
          query.setParameter("covered", covered.toArray(String[]::new));
          condition.parameters().forEach(query::setParameter);
          return query.getResultList().map(CoverageQuery::groups);
        });
  }

  private static List<Group> groups(List<Object[]> rows) {
    var groups = new ArrayList<Group>();
    for (var row : rows) {
      groups.add(
          new Group((String) row[0], ((Number) row[1]).longValue(), ((Number) row[2]).longValue()));
    }
    return groups;
  }

  /// The systems that gave an answer, by name.
  Uni<Found<CoverageRow>> find(
      CoverageFilter filter, String written, @Nullable Position after, int limit) {
    var selection =
        RowSelection.of(CoverageRow.class)
            .whereEqual("organisation", filter.organisation())
            .whereEqual("unit", filter.unit())
            .where("array_includes(r.answers, :answers)", "answers", new String[] {written})
            .upwards(
                "name", after == null ? null : after.name(), after == null ? null : after.id());
    if (!filter.stages().isEmpty()) {
      selection.where("r.stage in :stages", "stages", filter.stages());
    }
    if (!filter.highImpacts().isEmpty()) {
      selection.where("r.highImpact in :highImpacts", "highImpacts", filter.highImpacts());
    }
    return views.query(
        CoverageProjection.NAME, session -> selection.page(session, limit, Total.USUAL));
  }

  /// The filter in SQL: arrays can be unnested there and not in HQL.
  private record Condition(String text, Map<String, Object> parameters) {
    static Condition of(CoverageFilter filter) {
      var parts = new ArrayList<String>();
      var parameters = new LinkedHashMap<String, Object>();
      if (!filter.stages().isEmpty()) {
        parts.add("r.stage = any(cast(:stages as text[]))");
        parameters.put("stages", filter.stages().stream().map(Enum::name).toArray(String[]::new));
      }
      if (!filter.highImpacts().isEmpty()) {
        parts.add("r.high_impact = any(cast(:highImpacts as text[]))");
        parameters.put(
            "highImpacts", filter.highImpacts().stream().map(Enum::name).toArray(String[]::new));
      }
      if (filter.organisation() != null) {
        parts.add("r.organisation = :organisation");
        parameters.put("organisation", filter.organisation());
      }
      if (filter.unit() != null) {
        parts.add("r.unit = :unit");
        parameters.put("unit", filter.unit());
      }
      return new Condition(
          parts.isEmpty() ? "" : " where " + String.join(" and ", parts), parameters);
    }
  }
}
