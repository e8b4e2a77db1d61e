package org.aimsledger.inventory.dependency;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.aimsledger.contracts.inventory.ComponentKind;
import org.aimsledger.contracts.inventory.LinkEnd;
import org.aimsledger.contracts.inventory.Relation;
import org.aimsledger.eventstore.project.ReadModel;
import org.aimsledger.inventory.platform.Dependents;
import org.aimsledger.inventory.platform.Dependents.Dependent;
import org.aimsledger.inventory.platform.DependentsLookup;
import org.aimsledger.inventory.platform.InventoryConfig;

/// What still depends on a thing, one link away: what has to be moved before it can be retired.
/// What stands further off stands on that.
@ApplicationScoped
class DirectDependentsQuery implements DependentsLookup {
  // Parts go with their whole: they neither keep it nor are they kept by a retired one.
  private static final String DEPENDENTS =
      "with recursive own(id) as ("
          + "select cast(cast(:thing as text) as uuid)"
          + " union select p.id from dependency_node p join own o on p.parent = o.id)"
          + " select distinct on (n.id) cast(n.id as text), n.kind, n.name, l.relation"
          + " from own o join dependency_link l on l.to_id = o.id and l.active"
          + " join dependency_node n on n.id = l.from_id and not n.retired"
          + " where n.id not in (select id from own)"
          + " and not exists"
          + " (select 1 from dependency_node w where w.id = n.parent and w.retired)"
          + " order by n.id, l.relation";

  private final ReadModel views;
  private final InventoryConfig.Dependencies limits;

  DirectDependentsQuery(ReadModel views, InventoryConfig config) {
    this.views = views;
    this.limits = config.dependencies();
  }

  @Override
  public Uni<Dependents> dependents(UUID thing) {
    return views
        .query(DependencyNodeProjection.NAME, _ -> Uni.createFrom().item(true))
        .flatMap(
            _ ->
                views.query(
                    DependencyLinkProjection.NAME,
                    session ->
                        session
                            .createNativeQuery(DEPENDENTS, Object[].class)
                            .setParameter("thing", thing.toString())
                            .setMaxResults(limits.direct() + 1)
                            .getResultList()
                            .map(this::dependents)));
  }

  private Dependents dependents(List<Object[]> rows) {
    return new Dependents(
        rows.stream().limit(limits.direct()).map(DirectDependentsQuery::dependent).toList(),
        rows.size() <= limits.direct());
  }

  private static Dependent dependent(Object[] row) {
    var kind = ComponentKind.valueOf(row[1].toString());
    return new Dependent(
        new LinkEnd(kind, UUID.fromString(row[0].toString())),
        row[2].toString(),
        Relation.valueOf(row[3].toString()));
  }
}
