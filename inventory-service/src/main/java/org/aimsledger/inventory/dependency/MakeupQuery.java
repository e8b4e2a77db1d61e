package org.aimsledger.inventory.dependency;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.aimsledger.contracts.inventory.ComponentKind;
import org.aimsledger.contracts.inventory.Relation;
import org.aimsledger.eventstore.project.ReadModel;
import org.aimsledger.inventory.dependency.DependencyQuery.Answer;
import org.aimsledger.inventory.dependency.DependencyQuery.Direction;
import org.aimsledger.inventory.dependency.DependencyQuery.Narrowing;
import org.aimsledger.inventory.platform.InventoryConfig;
import org.jspecify.annotations.Nullable;

/// What a system is made of, as things and the links between them.
@ApplicationScoped
public class MakeupQuery {
  private final DependencyQuery dependencies;
  private final ReadModel views;
  private final int things;
  private final int links;

  MakeupQuery(DependencyQuery dependencies, ReadModel views, InventoryConfig config) {
    this.dependencies = dependencies;
    this.views = views;
    this.things = config.dependencies().things();
    this.links = config.dependencies().steps();
  }

  /// A system or a component of it.
  ///
  /// @param parent what it is a part of
  public record Thing(UUID id, ComponentKind kind, @Nullable UUID parent, String name) {
    static Thing of(DependencyNodeRow row) {
      return new Thing(row.id, row.kind, row.parent, row.name);
    }
  }

  /// A link that holds.
  public record Link(UUID from, Relation relation, UUID to) {}

  /// What a system is made of.
  ///
  /// @param things what can be reached from the system, nearest first
  /// @param links those between the system and the things
  /// @param complete whether that is everything
  public record Makeup(Thing system, List<Thing> things, List<Link> links, boolean complete) {
    public Makeup {
      things = List.copyOf(things);
      links = List.copyOf(links);
    }
  }

  /// What the system is made of; empty when there is no such system.
  public Uni<Optional<Makeup>> of(UUID system) {
    return dependencies
        .reach(
            ComponentKind.AI_SYSTEM,
            system,
            Direction.DEPENDENCIES,
            new Narrowing(Set.of(), false),
            null,
            things)
        .flatMap(
            answer ->
                answer.isEmpty()
                    ? Uni.createFrom().item(Optional.empty())
                    : joined(answer.get()).map(Optional::of));
  }

  private Uni<Makeup> joined(Answer answer) {
    var all = answer.hits().stream().map(hit -> Thing.of(hit.node())).toList();
    var ids = new ArrayList<>(all.stream().map(Thing::id).toList());
    ids.add(answer.start().id);
    return views
        .query(
            DependencyLinkProjection.NAME,
            session ->
                session
                    .createSelectionQuery(
                        "from DependencyLinkRow l where l.active and l.fromId in :ids"
                            + " and l.toId in :ids order by l.id",
                        DependencyLinkRow.class)
                    .setParameter("ids", ids)
                    .setMaxResults(links + 1)
                    .getResultList())
        .map(
            rows ->
                new Makeup(
                    Thing.of(answer.start()),
                    all,
                    rows.stream()
                        .limit(links)
                        .map(row -> new Link(row.fromId, row.relation, row.toId))
                        .toList(),
                    answer.complete() && rows.size() <= links));
  }
}
