package org.aimsledger.inventory.dependency;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
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
import org.aimsledger.servicekit.paging.KeptAnswers;
import org.aimsledger.servicekit.paging.RowSelection;
import org.aimsledger.servicekit.paging.Rows;
import org.aimsledger.servicekit.paging.Total;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/// Reads links from both ends, and what follows from them.
@ApplicationScoped
class DependencyQuery {
  /// Most walks that are kept; one has 10,000 things at most, of about 300 bytes each.
  private static final int MOST_KEPT = 8;

  private final ReadModel views;
  private final InventoryConfig.Dependencies limits;
  private final KeptAnswers kept;

  DependencyQuery(ReadModel views, InventoryConfig config) {
    this.views = views;
    this.limits = config.dependencies();
    this.kept =
        new KeptAnswers(
            views, Set.of(DependencyNodeProjection.NAME, DependencyLinkProjection.NAME), MOST_KEPT);
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
    ///
    /// @param same whether all of them were reached entirely: then they are sent and read once
    private String steps(boolean same) {
      return ("with given as materialized (select cast(cast(:fresh as text) as uuid[]) as fresh"
              + (same ? "" : ", cast(cast(:entirely as text) as uuid[]) as entirely")
              + ")"
              + " select f.next, f.via, f.how, t.kind, t.retired from ("
              + "select distinct on (s.next) s.next, s.via, s.how from ("
              + "select l.FAR as next, l.NEAR as via, l.relation as how from dependency_link l"
              + " where l.active and l.NEAR = any (cast((select fresh from given) as uuid[]))"
              + " union all select n.parent, n.id, 'WHOLE' from dependency_node n"
              + " where n.parent is not null"
              + " and n.id = any (cast((select fresh from given) as uuid[]))"
              + " union all select n.id, n.parent, 'PART' from dependency_node n"
              + " where n.parent = any (cast((select ENTIRELY from given) as uuid[]))) s"
              + " order by s.next, (s.how = 'WHOLE'), s.via, s.how limit :most) f"
              + " left join dependency_node t on t.id = f.next order by f.next")
          .replace("ENTIRELY", same ? "fresh" : "entirely")
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

    private boolean shows(Thing thing) {
      return (kinds.isEmpty() || kinds.contains(thing.kind()))
          && (retired == null || retired == thing.retired());
    }
  }

  /// End of the page before.
  record Position(int distance, UUID id) {
    boolean isBefore(Reached one) {
      var distances = Integer.compare(distance, one.distance());
      return distances < 0 || (distances == 0 && compare(id, one.id()) < 0);
    }

    /// As PostgreSQL sorts them.
    private static int compare(UUID one, UUID other) {
      var most = Long.compareUnsigned(one.getMostSignificantBits(), other.getMostSignificantBits());
      return most != 0
          ? most
          : Long.compareUnsigned(one.getLeastSignificantBits(), other.getLeastSignificantBits());
    }
  }

  /// What the narrowing looks at.
  private record Thing(ComponentKind kind, boolean retired) {}

  /// What was reached up to now, and what is known of it.
  private record Walk(Closure closure, Map<UUID, Thing> things) {
    Walk(Closure closure) {
      this(closure, new HashMap<>());
    }
  }

  /// Where a walk began, and which way it went.
  private record Asked(UUID id, Direction direction) {}

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
                            : walked(session, new Asked(id, direction))
                                .flatMap(
                                    walk -> page(session, start, walk, narrowing, after, limit))
                                .map(Optional::of)));
  }

  /// The next page of the same answer, or the same question, finds the walk kept until the views
  /// have moved.
  private Uni<Walk> walked(Mutiny.Session session, Asked asked) {
    return kept.get(
        asked,
        Walk.class,
        () ->
            level(session, asked.direction(), new Walk(new Closure(asked.id(), limits.things()))));
  }

  private Uni<Walk> level(Mutiny.Session session, Direction direction, Walk walk) {
    var closure = walk.closure();
    if (closure.isExhausted()) {
      return Uni.createFrom().item(walk);
    }
    if (closure.distance() >= limits.levels()) {
      closure.stop();
      return Uni.createFrom().item(walk);
    }
    var same = closure.fresh().equals(closure.freshEntirely());
    var query =
        session
            .createNativeQuery(direction.steps(same), Object[].class)
            .setParameter("fresh", literal(closure.fresh()))
            .setParameter("most", limits.steps());
    return (same ? query : query.setParameter("entirely", literal(closure.freshEntirely())))
        .getResultList()
        .flatMap(
            rows -> {
              var steps = new ArrayList<Step>(rows.size());
              rows.forEach(row -> steps.add(step(row, walk.things())));
              closure.add(steps, rows.size() < limits.steps());
              return level(session, direction, walk);
            });
  }

  /// What has no row of its own yet is gone through and not shown.
  private static Step step(Object[] row, Map<UUID, Thing> things) {
    var next = (UUID) row[0];
    if (row[3] != null) {
      things.put(next, new Thing(ComponentKind.valueOf((String) row[3]), (Boolean) row[4]));
    }
    return new Step(next, (UUID) row[1], (String) row[2]);
  }

  private static Uni<Answer> page(
      Mutiny.Session session,
      DependencyNodeRow start,
      Walk walk,
      Narrowing narrowing,
      @Nullable Position after,
      int limit) {
    var byKind = new EnumMap<ComponentKind, Long>(ComponentKind.class);
    var ids = new ArrayList<UUID>();
    // Nearest first, and by id where they are equally far: as the levels were added.
    for (var one : walk.closure().found()) {
      var thing = walk.things().get(one.id());
      if (thing != null && narrowing.shows(thing)) {
        byKind.merge(thing.kind(), 1L, Long::sum);
        if (ids.size() < limit && (after == null || after.isBefore(one))) {
          ids.add(one.id());
        }
      }
    }
    return nodes(session, ids)
        .map(
            nodes ->
                new Answer(
                    start, hits(ids, nodes, walk.closure()), walk.closure().isComplete(), byKind));
  }

  private static List<Hit> hits(
      List<UUID> ids, Map<UUID, DependencyNodeRow> nodes, Closure closure) {
    return ids.stream()
        .flatMap(id -> Stream.ofNullable(nodes.get(id)))
        .map(node -> new Hit(node, closure.get(node.id)))
        .toList();
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
      LinkFilter filter, @Nullable Instant afterTime, @Nullable UUID afterId, Rows rows) {
    var selection =
        RowSelection.of(DependencyLinkRow.class)
            .whereEqual("fromId", filter.from())
            .whereEqual("toId", filter.to())
            .whereSince("updatedAt", filter.updatedSince())
            .whereIn("relation", filter.relations())
            .upwards("updatedAt", afterTime, afterId);
    if (filter.active() != null) {
      selection.where("r.active = " + filter.active());
    }
    return current(
        session ->
            selection
                .page(session, rows, Total.USUAL)
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
