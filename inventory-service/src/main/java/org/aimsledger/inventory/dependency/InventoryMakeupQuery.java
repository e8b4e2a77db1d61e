package org.aimsledger.inventory.dependency;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.aimsledger.contracts.inventory.ComponentKind;
import org.aimsledger.contracts.inventory.LinkEnd;
import org.aimsledger.contracts.inventory.Relation;
import org.aimsledger.eventstore.project.ReadModel;
import org.aimsledger.inventory.dependency.MakeupQuery.Thing;
import org.aimsledger.inventory.platform.InventoryConfig;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/// What the whole inventory is made of, page by page: things that are not retired, and the links
/// between them.
@ApplicationScoped
public class InventoryMakeupQuery {
  private static final UUID BEFORE_ALL = new UUID(0, 0);

  /// A link that holds, its ends not retired.
  private static final String HOLDS =
      " l.active and exists (select 1 from DependencyNodeRow f where f.id = l.fromId and not"
          + " f.retired) and exists (select 1 from DependencyNodeRow t where t.id = l.toId and not"
          + " t.retired)";

  private final ReadModel views;
  private final int links;

  InventoryMakeupQuery(ReadModel views, InventoryConfig config) {
    this.views = views;
    this.links = config.dependencies().steps();
  }

  /// A link and what it joins.
  public record Edge(LinkEnd from, Relation relation, LinkEnd to) {
    static Edge of(DependencyLinkRow row) {
      return new Edge(
          new LinkEnd(row.fromKind, row.fromId), row.relation, new LinkEnd(row.toKind, row.toId));
    }
  }

  /// Things of these kinds by id, at most `limit`. A model or a dataset is left out when its
  /// versions stand for it: when it has some, and no link of its own.
  public Uni<List<Thing>> things(Set<ComponentKind> kinds, @Nullable UUID after, int limit) {
    return current(
        session ->
            session
                .createSelectionQuery(
                    "from DependencyNodeRow n where not n.retired and n.kind in :kinds"
                        + " and n.id > :after and (n.kind not in ('MODEL', 'DATASET')"
                        + " or not exists (select 1 from DependencyNodeRow p"
                        + " where p.parent = n.id and not p.retired)"
                        + " or exists (select 1 from DependencyLinkRow l where l.fromId = n.id and"
                        + HOLDS
                        + ") or exists (select 1 from DependencyLinkRow l where l.toId = n.id and"
                        + HOLDS
                        + ")) order by n.id",
                    DependencyNodeRow.class)
                .setParameter("kinds", kinds)
                .setParameter("after", after == null ? BEFORE_ALL : after)
                .setMaxResults(limit)
                .getResultList()
                .map(rows -> rows.stream().map(Thing::of).toList()));
  }

  /// All links from these things.
  ///
  /// @throws IllegalStateException when there are more than one answer may have
  public Uni<List<Edge>> links(Collection<UUID> from) {
    return links(from, "", Map.of());
  }

  /// The same, but not how they use things of these kinds.
  public Uni<List<Edge>> linksBesidesUse(Collection<UUID> from, Set<ComponentKind> kinds) {
    return links(
        from, " and not (l.relation = 'USES' and l.toKind in :kinds)", Map.of("kinds", kinds));
  }

  private Uni<List<Edge>> links(
      Collection<UUID> from, String condition, Map<String, Object> parameters) {
    return from.isEmpty()
        ? Uni.createFrom().item(List.of())
        : current(
            session -> {
              var query =
                  session
                      .createSelectionQuery(
                          "from DependencyLinkRow l where l.fromId in :from"
                              + condition
                              + " and"
                              + HOLDS
                              + " order by l.fromId, l.toId, l.relation",
                          DependencyLinkRow.class)
                      .setParameter("from", from)
                      .setMaxResults(links + 1);
              parameters.forEach(query::setParameter);
              return query.getResultList().map(this::few);
            });
  }

  private List<Edge> few(List<DependencyLinkRow> rows) {
    if (rows.size() > links) {
      throw new IllegalStateException("more links than aims.inventory.dependencies.steps");
    }
    return rows.stream().map(Edge::of).toList();
  }

  /// What uses what among things of these kinds, by both ids, at most `limit`.
  ///
  /// @param until links that were made later are left out
  /// @param afterFrom user of the last one of the page before
  /// @param afterTo what that one uses
  public Uni<List<Edge>> uses(
      Set<ComponentKind> kinds, Instant until, UUID afterFrom, UUID afterTo, int limit) {
    return current(
        session ->
            session
                .createSelectionQuery(
                    "from DependencyLinkRow l where l.relation = 'USES' and l.since <= :until"
                        + " and l.fromKind in :kinds and l.toKind in :kinds"
                        + " and (l.fromId, l.toId) > (:afterFrom, :afterTo) and"
                        + HOLDS
                        + " order by l.fromId, l.toId",
                    DependencyLinkRow.class)
                .setParameter("until", until)
                .setParameter("kinds", kinds)
                .setParameter("afterFrom", afterFrom)
                .setParameter("afterTo", afterTo)
                .setMaxResults(limit)
                .getResultList()
                .map(rows -> rows.stream().map(Edge::of).toList()));
  }

  /// Those of the suppliers that are the first one of something of these kinds.
  public Uni<Set<UUID>> first(Collection<UUID> suppliers, Set<ComponentKind> kinds) {
    return suppliers.isEmpty()
        ? Uni.createFrom().item(Set.of())
        : current(
            session ->
                session
                    .createQuery(
                        "select distinct l.toId from DependencyLinkRow l where l.toId in :suppliers"
                            + " and l.relation = 'SUPPLIED_BY' and l.fromKind in :kinds and"
                            + HOLDS
                            + " and not exists (select 1 from DependencyLinkRow o"
                            + " where o.fromId = l.fromId and o.relation = 'SUPPLIED_BY'"
                            + " and o.active and o.toId < l.toId and exists"
                            + " (select 1 from DependencyNodeRow s"
                            + " where s.id = o.toId and not s.retired))",
                        UUID.class)
                    .setParameter("suppliers", suppliers)
                    .setParameter("kinds", kinds)
                    .setMaxResults(suppliers.size())
                    .getResultList()
                    .map(HashSet::new));
  }

  /// How many things and links there are.
  public Uni<Long> size() {
    return current(
        session ->
            session
                .createQuery(
                    "select count(*) from DependencyNodeRow n where not n.retired", Long.class)
                .getSingleResult()
                .flatMap(
                    things ->
                        session
                            .createQuery(
                                "select count(*) from DependencyLinkRow l where l.active",
                                Long.class)
                            .getSingleResult()
                            .map(joined -> things + joined)));
  }

  /// Asks after both tables have caught up.
  private <T> Uni<T> current(Function<Mutiny.Session, Uni<T>> work) {
    return views
        .query(DependencyNodeProjection.NAME, _ -> Uni.createFrom().item(true))
        .flatMap(_ -> views.query(DependencyLinkProjection.NAME, work));
  }
}
