package org.aimsledger.inventory.componentlink;

import static org.aimsledger.contracts.inventory.ComponentKind.AI_SYSTEM;
import static org.aimsledger.contracts.inventory.ComponentKind.COMPUTE;
import static org.aimsledger.contracts.inventory.ComponentKind.CUSTOMER;
import static org.aimsledger.contracts.inventory.ComponentKind.DATASET;
import static org.aimsledger.contracts.inventory.ComponentKind.DATASET_VERSION;
import static org.aimsledger.contracts.inventory.ComponentKind.DEPLOYMENT;
import static org.aimsledger.contracts.inventory.ComponentKind.MODEL;
import static org.aimsledger.contracts.inventory.ComponentKind.MODEL_VERSION;
import static org.aimsledger.contracts.inventory.ComponentKind.SUPPLIER;
import static org.aimsledger.contracts.inventory.ComponentKind.SYSTEM_VERSION;
import static org.aimsledger.contracts.inventory.ComponentKind.TEAM;
import static org.aimsledger.contracts.inventory.ComponentKind.TOOL;
import static org.aimsledger.contracts.inventory.ComponentKind.USE_CASE;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.aimsledger.contracts.inventory.ComponentKind;
import org.aimsledger.contracts.inventory.Relation;

/// Which kinds a relation may join.
public final class RelationRules {
  private record Rule(Relation relation, Set<ComponentKind> from, Set<ComponentKind> to) {
    private boolean holds(Relation asked, ComponentKind asking) {
      return relation == asked && from.contains(asking);
    }
  }

  private static final Set<ComponentKind> SYSTEMS = Set.of(AI_SYSTEM, SYSTEM_VERSION);
  private static final Set<ComponentKind> MODELS = Set.of(MODEL, MODEL_VERSION);
  private static final Set<ComponentKind> DATA = Set.of(DATASET, DATASET_VERSION);

  private static final List<Rule> RULES =
      List.of(
          new Rule(Relation.SERVED_BY, Set.of(USE_CASE), SYSTEMS),
          new Rule(Relation.RUNS, Set.of(DEPLOYMENT), Set.of(SYSTEM_VERSION)),
          new Rule(
              Relation.USES,
              Set.of(AI_SYSTEM, SYSTEM_VERSION, DEPLOYMENT),
              Set.of(
                  AI_SYSTEM, SYSTEM_VERSION, MODEL, MODEL_VERSION, DATASET, DATASET_VERSION, TOOL)),
          new Rule(Relation.USES, MODELS, Set.of(MODEL, MODEL_VERSION, TOOL)),
          new Rule(Relation.USES, DATA, Set.of(TOOL)),
          new Rule(
              Relation.USES,
              Set.of(CUSTOMER),
              Set.of(
                  AI_SYSTEM,
                  SYSTEM_VERSION,
                  DEPLOYMENT,
                  MODEL,
                  MODEL_VERSION,
                  DATASET,
                  DATASET_VERSION)),
          new Rule(Relation.TRAINED_ON, Set.of(MODEL, MODEL_VERSION, SYSTEM_VERSION), DATA),
          new Rule(Relation.EVALUATED_ON, Set.of(MODEL, MODEL_VERSION, SYSTEM_VERSION), DATA),
          new Rule(Relation.DERIVED_FROM, MODELS, MODELS),
          new Rule(Relation.DERIVED_FROM, DATA, DATA),
          new Rule(
              Relation.SUPPLIED_BY,
              Set.of(
                  AI_SYSTEM,
                  SYSTEM_VERSION,
                  DEPLOYMENT,
                  MODEL,
                  MODEL_VERSION,
                  DATASET,
                  DATASET_VERSION,
                  TOOL,
                  COMPUTE,
                  SUPPLIER),
              Set.of(SUPPLIER)),
          new Rule(
              Relation.RUNS_ON,
              Set.of(AI_SYSTEM, SYSTEM_VERSION, DEPLOYMENT, MODEL, MODEL_VERSION, TOOL),
              Set.of(COMPUTE)),
          new Rule(
              Relation.STAFFED_BY,
              Set.of(USE_CASE, AI_SYSTEM, SYSTEM_VERSION, DEPLOYMENT, MODEL, DATASET, TOOL),
              Set.of(TEAM)));

  private RelationRules() {}

  /// What something of the kind may be joined to by the relation.
  public static Set<ComponentKind> targets(Relation relation, ComponentKind from) {
    var targets = new TreeSet<ComponentKind>();
    RULES.stream()
        .filter(rule -> rule.holds(relation, from))
        .forEach(rule -> targets.addAll(rule.to()));
    return targets;
  }
}
