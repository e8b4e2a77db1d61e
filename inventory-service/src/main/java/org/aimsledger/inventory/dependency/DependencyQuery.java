package org.aimsledger.inventory.dependency;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.aimsledger.contracts.inventory.ComponentKind;
import org.aimsledger.contracts.inventory.Relation;
import org.aimsledger.eventstore.project.ReadModel;
import org.aimsledger.inventory.dependency.Closure.Reached;
import org.aimsledger.inventory.dependency.Closure.Step;
import org.aimsledger.inventory.platform.InventoryConfig;
import org.aimsledger.servicekit.paging.Found;
import org.aimsledger.servicekit.paging.RowSelection;
import org.aimsledger.servicekit.paging.Total;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/// Reads links from both ends, and what follows from them.
@ApplicationScoped
class DependencyQuery {
  private final ReadModel views;
  private final InventoryConfig.Dependencies limits;

  DependencyQuery(ReadModel views, InventoryConfig config) {
    this.views = views;
    this.limits = config.dependencies();
  }

  /// Which way to go along the links.
  enum Direction {
    /// What depends on it.
    DEPENDENTS("to_id", "from_id"),
    /// What it depends on.
    DEPENDENCIES("from_id", "to_id");

    private final String near;
    private final String far;

    Direction(String near, String far) {
      this.near = near;
      this.far = far;
    }

    /// Steps from things that were reached, one to each thing, in an order that is always the same.
    /// A step to a whole is the last choice: any other reaches its parts as well.
    private String steps() {
      return ("select distinct on (s.next) cast(s.next as text), cast(s.via as text), s.how from ("
              + "select l.FAR as next, l.NEAR as via, l.relation as how from dependency_link l"
              + " where l.active and l.NEAR = any(cast(cast(:fresh as text) as uuid[]))"
              + " union all select n.parent, n.id, 'WHOLE' from dependency_node n"
              + " where n.parent is not null and n.id = any(cast(cast(:fresh as text) as uuid[]))"
              + " union all select n.id, n.parent, 'PART' from dependency_node n"
              + " where n.parent = any(cast(cast(:entirely as text) as uuid[]))) s"
              + " order by s.next, (s.how = 'WHOLE'), s.via, s.how limit :most")
          .replace("FAR", far)
          .replace("NEAR", near);
    }
  }

  /// Which of the things that were reached are shown.
  ///
  /// @param kinds none: all of them
  record Narrowing(Set<ComponentKind> kinds, @Nullable Boolean retired) {
    Narrowing {
      kinds = Set.copyOf(kinds);
    }

    private String kindNames() {
      var shown = kinds.isEmpty() ? Arrays.asList(ComponentKind.values()) : kinds;
      return literal(shown);
    }
  }

  /// End of the page before.
  record Position(int distance, UUID id) {}

  /// @param node what was reached, and `reached` how
  record Hit(DependencyNodeRow node, Reached reached) {}

  /// @param start what was asked about
  /// @param complete whether everything was looked at
  /// @param byKind how many there are of each kind, on all pages
  record Answer(
      DependencyNodeRow start, List<Hit> hits, boolean complete, Map<ComponentKind, Long> byKind) {
    Answer {
      hits = List.copyOf(hits);
    }
  }

  /// What depends on a thing, or what it depends on, however far; nearest first.
  ///
  /// @return empty when there is no such thing
  Uni<Optional<Answer>> reach(
      ComponentKind kind,
      UUID id,
      Direction direction,
      Narrowing narrowing,
      @Nullable Position after,
      int limit) {
    return current(
        session ->
            session
                .find(DependencyNodeRow.class, id)
                .flatMap(
                    start ->
                        start == null || start.kind != kind
                            ? Uni.createFrom().item(Optional.empty())
                            : level(session, direction, new Closure(id, limits.things()))
                                .flatMap(
                                    closure ->
                                        page(session, start, closure, narrowing, after, limit))
                                .map(Optional::of)));
  }

  private Uni<Closure> level(Mutiny.Session session, Direction direction, Closure closure) {
    if (closure.isExhausted()) {
      return Uni.createFrom().item(closure);
    }
    if (closure.distance() >= limits.levels()) {
      closure.stop();
      return Uni.createFrom().item(closure);
    }
    return session
        .createNativeQuery(direction.steps(), Object[].class)
        .setParameter("fresh", literal(closure.fresh()))
        .setParameter("entirely", literal(closure.freshEntirely()))
        .setParameter("most", limits.steps())
        .getResultList()
        .flatMap(
            rows -> {
              closure.add(rows.stream().map(DependencyQuery::step).toList(), fits(rows));
              return level(session, direction, closure);
            });
  }

  private boolean fits(List<Object[]> rows) {
    return rows.size() < limits.steps();
  }

  private static Step step(Object[] row) {
    return new Step(
        UUID.fromString(row[0].toString()), UUID.fromString(row[1].toString()), row[2].toString());
  }

  private static Uni<Answer> page(
      Mutiny.Session session,
      DependencyNodeRow start,
      Closure closure,
      Narrowing narrowing,
      @Nullable Position after,
      int limit) {
    var found = closure.found();
    return counts(session, found, narrowing)
        .flatMap(
            byKind ->
                ids(session, found, narrowing, after, limit)
                    .flatMap(ids -> nodes(session, ids).map(nodes -> hits(ids, nodes, closure)))
                    .map(hits -> new Answer(start, hits, closure.isComplete(), byKind)));
  }

  private static List<Hit> hits(
      List<UUID> ids, Map<UUID, DependencyNodeRow> nodes, Closure closure) {
    return ids.stream()
        .flatMap(id -> Stream.ofNullable(nodes.get(id)))
        .map(node -> new Hit(node, closure.get(node.id)))
        .toList();
  }

  private static final String NARROWED =
      " from unnest(cast(cast(:ids as text) as uuid[]), cast(cast(:distances as text) as integer[])) as r(id, distance)"
          + " join dependency_node n on n.id = r.id"
          + " where n.kind = any(cast(cast(:kinds as text) as text[])) and (n.retired = :retired or :any)";

  private static Uni<Map<ComponentKind, Long>> counts(
      Mutiny.Session session, List<Reached> found, Narrowing narrowing) {
    return narrowed(
            session, "select n.kind, count(*)" + NARROWED + " group by n.kind", found, narrowing)
        .getResultList()
        .map(
            rows -> {
              var byKind = new EnumMap<ComponentKind, Long>(ComponentKind.class);
              rows.forEach(
                  row ->
                      byKind.put(
                          ComponentKind.valueOf(row[0].toString()), ((Number) row[1]).longValue()));
              return byKind;
            });
  }

  private static Uni<List<UUID>> ids(
      Mutiny.Session session,
      List<Reached> found,
      Narrowing narrowing,
      @Nullable Position after,
      int limit) {
    var position = after == null ? new Position(0, new UUID(0, 0)) : after;
    return narrowed(
            session,
            "select cast(r.id as text), r.distance"
                + NARROWED
                + " and (r.distance, r.id) > (:distance, cast(cast(:id as text) as uuid))"
                + " order by r.distance, r.id",
            found,
            narrowing)
        .setParameter("distance", position.distance())
        .setParameter("id", position.id().toString())
        .setMaxResults(limit)
        .getResultList()
        .map(rows -> rows.stream().map(row -> UUID.fromString(row[0].toString())).toList());
  }

  private static Mutiny.SelectionQuery<Object[]> narrowed(
      Mutiny.Session session, String text, List<Reached> found, Narrowing narrowing) {
    return session
        .createNativeQuery(text, Object[].class)
        .setParameter("ids", literal(found.stream().map(Reached::id).toList()))
        .setParameter("distances", literal(found.stream().map(Reached::distance).toList()))
        .setParameter("kinds", narrowing.kindNames())
        .setParameter("retired", narrowing.retired() != null && narrowing.retired())
        .setParameter("any", narrowing.retired() == null);
  }

  /// Which links a list shows; an absent value lets everything through.
  record LinkFilter(
      @Nullable UUID from,
      @Nullable UUID to,
      Set<Relation> relations,
      @Nullable Boolean active,
      @Nullable Instant updatedSince) {
    LinkFilter {
      relations = Set.copyOf(relations);
    }
  }

  /// @param names the things at the ends of the links, by id
  record Links(Found<DependencyLinkRow> found, Map<UUID, DependencyNodeRow> names) {
    Links {
      names = Map.copyOf(names);
    }
  }

  /// Links that pass the filter, in the order of their last change, at most `limit`.
  Uni<Links> links(
      LinkFilter filter, @Nullable Instant afterTime, @Nullable UUID afterId, int limit) {
    var selection =
        RowSelection.of(DependencyLinkRow.class)
            .whereEqual("fromId", filter.from())
            .whereEqual("toId", filter.to())
            .whereSince("updatedAt", filter.updatedSince())
            .upwards("updatedAt", afterTime, afterId);
    if (!filter.relations().isEmpty()) {
      selection.where("r.relation in :relations", "relations", filter.relations());
    }
    if (filter.active() != null) {
      selection.where("r.active = " + filter.active());
    }
    return current(
        session ->
            selection
                .page(session, limit, Total.USUAL)
                .flatMap(
                    found -> nodes(session, ends(found)).map(names -> new Links(found, names))));
  }

  private static Set<UUID> ends(Found<DependencyLinkRow> found) {
    return found.rows().stream()
        .flatMap(row -> Stream.of(row.fromId, row.toId))
        .collect(Collectors.toSet());
  }

  /// As many as there are ids on a page.
  private static Uni<Map<UUID, DependencyNodeRow>> nodes(
      Mutiny.Session session, Collection<UUID> ids) {
    if (ids.isEmpty()) {
      return Uni.createFrom().item(Map.of());
    }
    return session
        .createSelectionQuery(
            "from DependencyNodeRow n where n.id in :ids", DependencyNodeRow.class)
        .setParameter("ids", ids)
        .setMaxResults(ids.size())
        .getResultList()
        .map(rows -> rows.stream().collect(Collectors.toMap(row -> row.id, Function.identity())));
  }

  /// Asks after both tables have caught up.
  private <T> Uni<T> current(Function<Mutiny.Session, Uni<T>> work) {
    return views
        .query(DependencyNodeProjection.NAME, _ -> Uni.createFrom().item(true))
        .flatMap(_ -> views.query(DependencyLinkProjection.NAME, work));
  }

  /// PostgreSQL's text form of an array of ids, numbers or constants: one parameter however many.
  private static String literal(Collection<?> values) {
    return values.stream().map(Object::toString).collect(Collectors.joining(",", "{", "}"));
  }
}
