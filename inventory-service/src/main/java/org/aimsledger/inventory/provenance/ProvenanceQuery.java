package org.aimsledger.inventory.provenance;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.aimsledger.contracts.inventory.Stage;
import org.aimsledger.eventstore.project.ReadModel;
import org.aimsledger.servicekit.paging.Found;
import org.aimsledger.servicekit.paging.KeptAnswers;
import org.aimsledger.servicekit.paging.RowSelection;
import org.aimsledger.servicekit.paging.Rows;
import org.aimsledger.servicekit.paging.Total;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/// Finds systems by where their fields have their values from, and counts them.
@ApplicationScoped
class ProvenanceQuery {
  /// Most different pairs of field and trait that are counted.
  static final int MOST_COUNTS = 2_000;

  /// Most questions whose answers are kept.
  private static final int MOST_KEPT = 100;

  private final ReadModel views;
  private final KeptAnswers kept;

  ProvenanceQuery(ReadModel views) {
    this.views = views;
    this.kept = new KeptAnswers(views, Set.of(ProvenanceProjection.NAME), MOST_KEPT);
  }

  /// Which systems are looked at; what is absent lets everything through.
  ///
  /// @param retired whether retired systems are among them
  record Filter(
      Set<Stage> stages,
      @Nullable String organisation,
      @Nullable String unit,
      @Nullable String owner,
      boolean retired) {}

  /// What a field, or some field, is asked for; all of it has to be so.
  record Asked(@Nullable String field, Set<Trait> traits) {
    private String[] written() {
      return traits.stream()
          .map(trait -> field == null ? trait.name() : trait.of(field))
          .sorted()
          .toArray(String[]::new);
    }
  }

  /// End of the page before.
  record Position(String name, UUID id) {}

  /// In how many systems a field has a trait.
  record Count(String field, Trait trait, long systems) {}

  record Counts(long systems, List<Count> counts) {}

  /// Systems by name.
  Uni<Found<ProvenanceRow>> find(Filter filter, Asked asked, @Nullable Position after, Rows rows) {
    var selection =
        RowSelection.of(ProvenanceRow.class)
            .ownPlan()
            .whereEqual("organisation", filter.organisation())
            .whereEqual("unit", filter.unit())
            .whereEqual("owner", filter.owner())
            .whereIn("stage", filter.stages())
            .upwards(
                "name", after == null ? null : after.name(), after == null ? null : after.id());
    if (!filter.retired()) {
      selection.where("r.stage <> 'RETIRED'");
    }
    if (!asked.traits().isEmpty()) {
      selection.where("array_includes(r.traits, :traits)", "traits", asked.written());
    }
    return views.query(
        ProvenanceProjection.NAME, session -> selection.page(session, rows, Total.USUAL));
  }

  /// For each field the systems in which it has each trait. Looks at every system that passes, so
  /// the answer is kept until the view has moved.
  Uni<Counts> count(Filter filter) {
    return views.query(
        ProvenanceProjection.NAME,
        session -> kept.get(filter, Counts.class, () -> counts(session, filter)));
  }

  private static Uni<Counts> counts(Mutiny.Session session, Filter filter) {
    var condition = new ArrayList<String>();
    var parameters = new LinkedHashMap<String, Object>();
    condition(filter, condition, parameters);
    var where = condition.isEmpty() ? "" : " where " + String.join(" and ", condition);
    // Many systems have the same traits: they are counted together first.
    var query =
        session
            .createNativeQuery(
                "with alike as materialized (select r.traits, count(*) as systems"
                    + " from field_provenance r"
                    + where
                    + " group by r.traits), counted as (select s.one, sum(s.systems) as systems"
                    + " from (select unnest(a.traits) as one, a.systems from alike a) s"
                    + " where strpos(s.one, ':') > 0 group by s.one)"
                    + " select c.one, c.systems,"
                    + " (select coalesce(sum(a.systems), 0) from alike a) as everything"
                    + " from (select * from counted union all select null, 0) c order by c.one",
                Object[].class)
            .setMaxResults(MOST_COUNTS);
    parameters.forEach(query::setParameter);
    return query.getResultList().map(ProvenanceQuery::counts);
  }

  private static Counts counts(List<Object[]> rows) {
    // Nulls are last, behind a limit they would be missing: whoever has so many fields sees the
    // first.
    var everything = rows.isEmpty() ? 0L : ((Number) rows.getFirst()[2]).longValue();
    return new Counts(
        everything,
        rows.stream()
            .filter(row -> row[0] != null)
            .map(row -> one((String) row[0], ((Number) row[1]).longValue()))
            .toList());
  }

  private static Count one(String written, long systems) {
    var colon = written.lastIndexOf(':');
    return new Count(
        written.substring(0, colon), Trait.valueOf(written.substring(colon + 1)), systems);
  }

  private static void condition(Filter filter, List<String> parts, Map<String, Object> parameters) {
    if (!filter.stages().isEmpty()) {
      parts.add("r.stage = any(cast(:stages as text[]))");
      parameters.put("stages", filter.stages().stream().map(Enum::name).toArray(String[]::new));
    }
    if (!filter.retired()) {
      parts.add("r.stage <> 'RETIRED'");
    }
    equal("organisation", filter.organisation(), parts, parameters);
    equal("unit", filter.unit(), parts, parameters);
    equal("owner", filter.owner(), parts, parameters);
  }

  private static void equal(
      String column, @Nullable String value, List<String> parts, Map<String, Object> parameters) {
    if (value != null) {
      parts.add("r." + column + " = :" + column);
      parameters.put(column, value);
    }
  }
}
