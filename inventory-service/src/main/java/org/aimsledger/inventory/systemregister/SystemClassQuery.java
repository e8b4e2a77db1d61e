package org.aimsledger.inventory.systemregister;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.aimsledger.contracts.inventory.RedeterminationCause;
import org.aimsledger.contracts.inventory.RiskClass;
import org.aimsledger.contracts.inventory.Stage;
import org.aimsledger.eventstore.project.ReadModel;
import org.aimsledger.servicekit.paging.Found;
import org.aimsledger.servicekit.paging.RowSelection;
import org.aimsledger.servicekit.paging.Rows;
import org.aimsledger.servicekit.paging.Total;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/// Reads what is due: classes that have to be determined again, and classes that have to be looked
/// at for that.
@ApplicationScoped
public class SystemClassQuery {
  /// Before all others.
  private static final UUID FIRST = new UUID(0, 0);

  /// Nothing is decided about what is retired. A `case`, because PostgreSQL makes a join of
  /// anything else, and reads all systems for the few that are due.
  private static final String NOT_RETIRED =
      "case when exists (select 1 from SystemRegisterRow t"
          + " where t.id = r.id and t.stage = :retired) then 1 else 0 end = 0";

  private final ReadModel views;

  SystemClassQuery(ReadModel views) {
    this.views = views;
  }

  /// End of the page before.
  record Position(Instant since, UUID id) {}

  /// A class that is due, with what the register knows of the system.
  ///
  /// @param system absent while the register has not read it yet
  record Due(SystemClassRow row, @Nullable SystemRegisterRow system) {}

  /// A class that other rules decided.
  public record Decided(UUID system, String pack) {}

  /// A class whose system got another provider since.
  public record RoleChanged(UUID system, Instant changedAt) {}

  /// Classes to be determined again, longest first, at most `limit`.
  Uni<Found<Due>> due(RedeterminationFilter filter, @Nullable Position after, Rows rows) {
    var selection =
        selection(filter)
            .upwards(
                "dueSince",
                after == null ? null : after.since(),
                after == null ? null : after.id());
    return current(
        session ->
            selection
                .page(session, rows, Total.USUAL)
                .flatMap(
                    found ->
                        named(session, found.rows())
                            .map(listed -> new Found<>(listed, found.total()))));
  }

  private static RowSelection<SystemClassRow> selection(RedeterminationFilter filter) {
    var selection =
        RowSelection.of(SystemClassRow.class)
            .where("r.dueSince is not null")
            .where(NOT_RETIRED, "retired", Stage.RETIRED);
    if (filter.cause() != null) {
      selection.where("array_contains(r.dueCauses, :cause)", "cause", filter.cause().name());
    }
    if (filter.rule() != null) {
      selection.where("array_contains(r.dueRules, :rule)", "rule", filter.rule());
    }
    selection.whereIn("riskClass", filter.riskClasses());
    if (filter.organisation() != null) {
      selection.where(
          "exists (select 1 from SystemRegisterRow s"
              + " where s.id = r.id and s.organisation = :organisation)",
          "organisation",
          filter.organisation());
    }
    if (filter.owner() != null) {
      selection.where(
          "exists (select 1 from SystemRegisterRow s where s.id = r.id and s.owner = :owner)",
          "owner",
          filter.owner());
    }
    return selection;
  }

  private static Uni<List<Due>> named(Mutiny.Session session, List<SystemClassRow> rows) {
    var ids = rows.stream().map(row -> row.id).toList();
    if (ids.isEmpty()) {
      return Uni.createFrom().item(List.of());
    }
    return session
        .createSelectionQuery(
            "from SystemRegisterRow r where r.id in :ids", SystemRegisterRow.class)
        .setParameter("ids", ids)
        .setMaxResults(ids.size())
        .getResultList()
        .map(
            systems ->
                rows.stream()
                    .map(
                        row ->
                            new Due(
                                row,
                                systems.stream()
                                    .filter(system -> system.id.equals(row.id))
                                    .findFirst()
                                    .orElse(null)))
                    .toList());
  }

  /// Classes in force that other rules than these decided, in the order of the ids, at most
  /// `limit`.
  ///
  /// @param after the last one that was looked at
  public Uni<List<Decided>> decidedByOther(String pack, @Nullable UUID after, int limit) {
    return views.query(
        SystemClassProjection.NAME,
        session ->
            session
                .createSelectionQuery(
                    "select r.id, r.pack from SystemClassRow r where r.riskClass is not null"
                        + " and r.pack <> :pack and r.id > :after and "
                        + NOT_RETIRED
                        + " order by r.id",
                    Decided.class)
                .setParameter("retired", Stage.RETIRED)
                .setParameter("pack", pack)
                .setParameter("after", after == null ? FIRST : after)
                .setMaxResults(limit)
                .getResultList());
  }

  /// Classes in force since before Article 25 made the organisation the provider of the system, and
  /// that nobody has marked for it; at most `limit`.
  public Uni<List<RoleChanged>> roleChanged(int limit) {
    return current(
        session ->
            session
                .createSelectionQuery(
                    "select s.id, s.providerSince from SystemRegisterRow s, SystemClassRow r"
                        + " where s.providerSince is not null and r.id = s.id"
                        + " and r.riskClass is not null and s.providerSince > r.determinedAt"
                        + " and s.stage <> :retired"
                        + " and not array_contains(r.dueCauses, :cause)"
                        + " order by s.providerSince, s.id",
                    RoleChanged.class)
                .setParameter("cause", RedeterminationCause.ROLE_CHANGED.name())
                .setParameter("retired", Stage.RETIRED)
                .setMaxResults(limit)
                .getResultList());
  }

  /// Asks after both tables have caught up.
  private <T> Uni<T> current(Function<Mutiny.Session, Uni<T>> work) {
    return views
        .query(SystemRegisterProjection.NAME, _ -> Uni.createFrom().item(true))
        .flatMap(_ -> views.query(SystemClassProjection.NAME, work));
  }

  /// Ids of systems whose class is one of these, in the order of their names, at most `limit`. Each
  /// class is read in that order and no farther than the page needs, so that it does not matter
  /// where in the order its systems are.
  ///
  /// @param after end of the page before
  static Uni<List<UUID>> byName(
      Mutiny.Session session,
      Set<RiskClass> classes,
      SystemRegisterQuery.@Nullable Position after,
      int limit) {
    var beyond = after == null ? "" : " and (a.name, a.id) > (:afterName, :afterId)";
    var text =
        classes.stream()
            .sorted()
            .map(
                one ->
                    "(select a.id, a.name from system_class a where a.risk_class = '"
                        + one.name()
                        + "'"
                        + beyond
                        + " order by a.name, a.id limit "
                        + limit
                        + ")")
            .collect(
                Collectors.joining(
                    " union all ", "select f.id from (", ") f order by f.name, f.id"));
    var query = session.createNativeQuery(text, UUID.class).setMaxResults(limit);
    if (after != null) {
      query.setParameter("afterName", after.value()).setParameter("afterId", after.id());
    }
    return query.getResultList();
  }

  /// How many systems have one of these classes, up to the bound.
  static Uni<Total> total(Mutiny.Session session, Set<RiskClass> classes, int bound) {
    return session
        .createSelectionQuery(
            "select count(*) from (select a.id as id from SystemClassRow a where a.riskClass in ("
                + RowSelection.written(classes)
                + ") order by cast(null as integer) limit "
                + (bound + 1)
                + ") counted",
            Long.class)
        .getSingleResult()
        .map(counted -> new Total(counted, bound));
  }

  /// The classes of some systems; none where nothing was said about it yet.
  static Uni<List<SystemClassRow>> of(Mutiny.Session session, List<UUID> systems) {
    return systems.isEmpty()
        ? Uni.createFrom().item(List.of())
        : session
            .createSelectionQuery(
                "from SystemClassRow r where r.id in :ids and r.version > 0", SystemClassRow.class)
            .setParameter("ids", systems)
            .setMaxResults(systems.size())
            .getResultList();
  }
}
