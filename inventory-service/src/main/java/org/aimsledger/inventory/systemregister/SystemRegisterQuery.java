package org.aimsledger.inventory.systemregister;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.aimsledger.contracts.inventory.HighImpact;
import org.aimsledger.contracts.inventory.RiskClass;
import org.aimsledger.contracts.inventory.Stage;
import org.aimsledger.contracts.inventory.Technology;
import org.aimsledger.eventstore.project.ReadModel;
import org.aimsledger.inventory.platform.ShortWords;
import org.aimsledger.servicekit.paging.Found;
import org.aimsledger.servicekit.paging.KeptAnswers;
import org.aimsledger.servicekit.paging.RowSelection;
import org.aimsledger.servicekit.paging.Rows;
import org.aimsledger.servicekit.paging.Total;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/// Reads the register.
@ApplicationScoped
public class SystemRegisterQuery {
  /// SQL has no empty list, and no system has this id.
  private static final UUID NOBODY = new UUID(0, 0);

  /// Most filters whose counts are kept.
  private static final int MOST_KEPT = 100;

  private final ReadModel views;
  private final KeptAnswers kept;

  SystemRegisterQuery(ReadModel views) {
    this.views = views;
    this.kept =
        new KeptAnswers(
            views, Set.of(SystemRegisterProjection.NAME, SystemClassProjection.NAME), MOST_KEPT);
  }

  /// The order of a list; the id decides between equals.
  enum Sort {
    UPDATED("updatedAt"),
    NAME("name");

    private final String field;

    Sort(String field) {
      this.field = field;
    }
  }

  /// End of the page before.
  ///
  /// @param value an `Instant` or a `String`, as the sort has it
  record Position(Object value, UUID id) {}

  /// A system with its class.
  ///
  /// @param riskClass absent where nothing was said about it yet
  record Listed(SystemRegisterRow system, @Nullable SystemClassRow riskClass) {}

  private record Counts(List<Count> kinds) {}

  /// How many systems there are of one kind.
  record Count(
      Stage stage, HighImpact highImpact, Technology technology, boolean suspended, long systems) {}

  /// Systems that pass the filter, in order, at most `limit`.
  Uni<Found<Listed>> list(
      SystemRegisterFilter filter, Sort sort, @Nullable Position after, Rows rows) {
    if (sort == Sort.NAME && filter.isOfClassesAlone()) {
      return current(session -> classesByName(session, filter.riskClasses(), after, rows));
    }
    var selection =
        selection(filter)
            .upwards(
                sort.field,
                after == null ? null : after.value(),
                after == null ? null : after.id());
    var bound = filter.isCostly() ? Total.SEARCH : Total.USUAL;
    return current(
        session ->
            selection
                .page(session, rows, bound)
                .flatMap(
                    found ->
                        classed(session, found.rows())
                            .map(listed -> new Found<>(listed, found.total()))));
  }

  private static Uni<Found<Listed>> classesByName(
      Mutiny.Session session, Set<RiskClass> classes, @Nullable Position after, Rows rows) {
    return SystemClassQuery.byName(session, classes, after, rows.limit())
        .flatMap(
            ids ->
                session
                    .createSelectionQuery(
                        "from SystemRegisterRow r where r.id in :ids order by r.name, r.id",
                        SystemRegisterRow.class)
                    .setParameter("ids", ids.isEmpty() ? List.of(NOBODY) : ids)
                    .setMaxResults(rows.limit())
                    .getResultList())
        .flatMap(found -> classed(session, found))
        .flatMap(listed -> total(session, classes, rows).map(total -> new Found<>(listed, total)));
  }

  private static Uni<Total> total(Mutiny.Session session, Set<RiskClass> classes, Rows rows) {
    return switch (rows.count()) {
      case NOT -> Uni.createFrom().item(new Total(1, 0));
      case USUAL, WHOLE -> SystemClassQuery.total(session, classes, rows.bound(Total.SEARCH));
    };
  }

  /// How many systems that pass the filter there are of each kind. As many rows as kinds exist.
  Uni<List<Count>> counts(SystemRegisterFilter filter) {
    return current(
            session ->
                kept.get(
                    filter,
                    Counts.class,
                    () -> counted(session, selection(filter)).map(Counts::new)))
        .map(Counts::kinds);
  }

  private static Uni<List<Count>> counted(
      Mutiny.Session session, RowSelection<SystemRegisterRow> selection) {
    var query =
        session.createQuery(
            "select r.stage, r.highImpact, r.technology, r.suspended, count(*)"
                + " from SystemRegisterRow r"
                + selection.conditions()
                + " group by r.stage, r.highImpact, r.technology, r.suspended",
            Count.class);
    selection.parameters().forEach(query::setParameter);
    return query.getResultList();
  }

  /// A registered system and what it is called.
  public record Named(
      UUID system, String name, @Nullable String externalScope, @Nullable String externalId) {}

  /// Systems with one of these ids, one of these external ids, whatever their scope, or one of
  /// these names, whatever their case; at most `limit`.
  public Uni<List<Named>> named(
      Set<UUID> ids, Set<String> externalIds, Set<String> names, int limit) {
    return views.query(
        SystemRegisterProjection.NAME,
        session ->
            session
                .createQuery(
                    "select r.id, r.name, r.externalScope, r.externalId from SystemRegisterRow r"
                        + " where r.id in :ids or r.externalId in :externalIds"
                        + " or lower(r.name) in :names"
                        + " order by r.id",
                    Named.class)
                .setParameter("ids", ids.isEmpty() ? Set.of(NOBODY) : ids)
                .setParameter("externalIds", externalIds.isEmpty() ? Set.of("") : externalIds)
                .setParameter("names", names.isEmpty() ? Set.of("") : names)
                .setMaxResults(limit)
                .getResultList());
  }

  private static Uni<List<Listed>> classed(Mutiny.Session session, List<SystemRegisterRow> rows) {
    return SystemClassQuery.of(session, rows.stream().map(row -> row.id).toList())
        .map(
            classes -> {
              var byId =
                  classes.stream().collect(Collectors.toMap(row -> row.id, Function.identity()));
              return rows.stream().map(row -> new Listed(row, byId.get(row.id))).toList();
            });
  }

  /// Asks after both tables have caught up.
  private <T> Uni<T> current(Function<Mutiny.Session, Uni<T>> work) {
    return views
        .query(SystemClassProjection.NAME, _ -> Uni.createFrom().item(true))
        .flatMap(_ -> views.query(SystemRegisterProjection.NAME, work));
  }

  private static RowSelection<SystemRegisterRow> selection(SystemRegisterFilter filter) {
    var selection =
        RowSelection.of(SystemRegisterRow.class)
            .idsFirst()
            .whereEqual("organisation", filter.organisation())
            .whereEqual("owner", filter.owner())
            .whereSince("updatedAt", filter.updatedSince())
            .whereIn("stage", filter.stages())
            .whereIn("highImpact", filter.highImpacts())
            .whereIn("technology", filter.technologies())
            .whereContains("searchText", filter.words());
    if (filter.suspended() != null) {
      // Written out: no plan for a parameter can use the index of the few that are suspended.
      selection.where("r.suspended = " + filter.suspended());
    }
    if (!filter.riskClasses().isEmpty()) {
      selection.whereAmong(
          SystemClassRow.class,
          "a.riskClass in (" + RowSelection.written(filter.riskClasses()) + ")");
    }
    if (filter.undetermined() != null) {
      selection.where(
          (filter.undetermined() ? "not " : "")
              + "exists (select 1 from SystemClassRow d"
              + " where d.id = r.id and d.riskClass is not null)");
    }
    if (filter.role() != null) {
      // Written out, too: nearly all are of one role, and hardly any of another.
      var role = RowSelection.written(List.of(filter.role()));
      selection.where("array_contains(r.organisationRoles, " + role + ")");
    }
    if (filter.flag() != null) {
      selection.where("array_contains(r.flags, :flag)", "flag", filter.flag());
    }
    var shortWords = ShortWords.in(filter.words());
    if (!shortWords.isEmpty()) {
      selection.hint(ShortWords.condition("a.parts", shortWords.keySet()), shortWords);
    }
    return selection;
  }
}
