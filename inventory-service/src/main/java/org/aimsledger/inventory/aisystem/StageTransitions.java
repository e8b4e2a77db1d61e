package org.aimsledger.inventory.aisystem;

import static org.aimsledger.contracts.inventory.Stage.DEPLOYED;
import static org.aimsledger.contracts.inventory.Stage.DEVELOPMENT;
import static org.aimsledger.contracts.inventory.Stage.INCEPTION;
import static org.aimsledger.contracts.inventory.Stage.PILOT;
import static org.aimsledger.contracts.inventory.Stage.PRE_DEPLOYMENT;
import static org.aimsledger.contracts.inventory.Stage.RETIRED;
import static org.aimsledger.contracts.inventory.Stage.UNKNOWN;
import static org.aimsledger.contracts.inventory.Stage.VERIFICATION;

import java.util.Map;
import java.util.Set;
import org.aimsledger.contracts.inventory.Stage;

/// Which stage a person may move a system to, by the stage it is in. A table, so that an
/// organisation with other gates has another table and not other code.
record StageTransitions(Map<Stage, Set<Stage>> allowed) {
  /// ISO/IEC 22989 order: forward one step, back to where the work has to be done again. Retirement
  /// is a command of its own; what was unknown may be found to be anything.
  public static final StageTransitions STANDARD =
      new StageTransitions(
          Map.of(
              UNKNOWN,
              Set.of(INCEPTION, DEVELOPMENT, VERIFICATION, PRE_DEPLOYMENT, PILOT, DEPLOYED),
              INCEPTION,
              Set.of(DEVELOPMENT),
              DEVELOPMENT,
              Set.of(INCEPTION, VERIFICATION),
              VERIFICATION,
              Set.of(DEVELOPMENT, PRE_DEPLOYMENT),
              PRE_DEPLOYMENT,
              Set.of(DEVELOPMENT, VERIFICATION, PILOT, DEPLOYED),
              PILOT,
              Set.of(DEVELOPMENT, VERIFICATION, PRE_DEPLOYMENT, DEPLOYED),
              DEPLOYED,
              Set.of(DEVELOPMENT, VERIFICATION, PRE_DEPLOYMENT, PILOT),
              RETIRED,
              Set.of()));

  public StageTransitions {
    allowed = Map.copyOf(allowed);
  }

  Set<Stage> from(Stage stage) {
    return allowed.getOrDefault(stage, Set.of());
  }
}
