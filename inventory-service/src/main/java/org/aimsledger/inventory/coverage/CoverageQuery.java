package org.aimsledger.inventory.coverage;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.aimsledger.eventstore.project.ReadModel;
import org.aimsledger.servicekit.paging.Found;
import org.aimsledger.servicekit.paging.KeptAnswers;
import org.aimsledger.servicekit.paging.RowSelection;
import org.aimsledger.servicekit.paging.Rows;
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

  /// Most questions whose answers are kept.
  private static final int MOST_KEPT = 100;

  private final ReadModel views;
  private final KeptAnswers kept;

  CoverageQuery(ReadModel views) {
    this.views = views;
    this.kept = new KeptAnswers(views, Set.of(CoverageProjection.NAME), MOST_KEPT);
  }

  /// What a breakdown goes by.
  enum Dimension {
    ORGANISATION("organisation"),
    UNIT("unit"),
    STAGE("stage"),
    HIGH_IMPACT("high_impact"),
    RISK_CLASS("risk_class"),
    VENDOR("vendor");

    private final String column;

    Dimension(String column) {
      this.column = column;
    }
  }

  /// End of the page before.
  record Position(String name, UUID id) {}

  /// What a breakdown is asked for.
  private record Breakdown(CoverageFilter filter, Dimension dimension, List<String> covered) {}

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
    return kept(filter, Counts.class, session -> counts(session, filter));
  }

  /// Equal answers of all measures are counted together first, and there are few different ones.
  private static Uni<Counts> counts(Mutiny.Session session, CoverageFilter filter) {
    var condition = Condition.of(filter);
    var query =
        session
            .createNativeQuery(
                "with answered as materialized (select r.answers, count(*) as systems from coverage r"
                    + condition.text()
                    + " group by r.answers), counted as (select s.one, sum(s.systems) as systems"
                    + " from (select unnest(a.answers) as one, a.systems from answered a) s"
                    + " group by s.one)"
                    + " select c.one, c.systems,"
                    + " (select coalesce(sum(a.systems), 0) from answered a) as everything"
                    + " from (select * from counted union all select null, 0) c order by c.one",
                Object[].class)
            .setMaxResults(MOST_ANSWERS);
    condition.parameters().forEach(query::setParameter);
    return query
        .getResultList()
        .map(
            rows ->
                new Counts(
                    ((Number) rows.getFirst()[2]).longValue(),
                    rows.stream()
                        .filter(row -> row[0] != null)
                        .map(row -> new Count((String) row[0], ((Number) row[1]).longValue()))
                        .toList()));
  }

  /// The largest groups of a breakdown.
  ///
  /// @param covered written answers that count
  Uni<List<Group>> groups(CoverageFilter filter, Dimension dimension, List<String> covered) {
    var condition = Condition.of(filter);
    return kept(
            new Breakdown(filter, dimension, covered),
            Groups.class,
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
            })
        .map(Groups::largest);
  }

  private record Groups(List<Group> largest) {}

  private static Groups groups(List<Object[]> rows) {
    var groups = new ArrayList<Group>();
    for (var row : rows) {
      groups.add(
          new Group((String) row[0], ((Number) row[1]).longValue(), ((Number) row[2]).longValue()));
    }
    return new Groups(groups);
  }

  /// The systems that gave an answer, by name.
  Uni<Found<CoverageRow>> find(
      CoverageFilter filter, String written, @Nullable Position after, Rows rows) {
    var selection =
        RowSelection.of(CoverageRow.class)
            .ownPlan()
            .where("r.registered")
            .whereEqual("organisation", filter.organisation())
            .whereEqual("unit", filter.unit())
            .whereIn("stage", filter.stages())
            .whereIn("highImpact", filter.highImpacts())
            .whereIn("riskClass", filter.riskClasses())
            .where("array_includes(r.answers, :answers)", "answers", new String[] {written})
            .upwards(
                "name", after == null ? null : after.name(), after == null ? null : after.id());
    return views.query(
        CoverageProjection.NAME, session -> selection.page(session, rows, Total.USUAL));
  }

  /// Counting looks at every system that passes the filter.
  private <T> Uni<T> kept(
      Object question, Class<T> type, Function<Mutiny.Session, Uni<T>> counting) {
    return views.query(
        CoverageProjection.NAME,
        session -> kept.get(question, type, () -> counting.apply(session)));
  }

  /// The filter in SQL: arrays can be unnested there and not in HQL.
  private record Condition(String text, Map<String, Object> parameters) {
    static Condition of(CoverageFilter filter) {
      var parts = new ArrayList<String>();
      parts.add("r.registered");
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
      if (!filter.riskClasses().isEmpty()) {
        parts.add("r.risk_class = any(cast(:riskClasses as text[]))");
        parameters.put(
            "riskClasses", filter.riskClasses().stream().map(Enum::name).toArray(String[]::new));
      }
      if (filter.organisation() != null) {
        parts.add("r.organisation = :organisation");
        parameters.put("organisation", filter.organisation());
      }
      if (filter.unit() != null) {
        parts.add("r.unit = :unit");
        parameters.put("unit", filter.unit());
      }
      return new Condition(" where " + String.join(" and ", parts), parameters);
    }
  }
}
