package org.aimsledger.inventory.coverage;

import java.util.Set;
import org.aimsledger.contracts.inventory.HighImpact;
import org.aimsledger.contracts.inventory.RiskClass;
import org.aimsledger.contracts.inventory.Stage;
import org.jspecify.annotations.Nullable;

/// Which systems are looked at; empty or null: no condition.
record CoverageFilter(
    Set<Stage> stages,
    Set<HighImpact> highImpacts,
    Set<RiskClass> riskClasses,
    @Nullable String organisation,
    @Nullable String unit) {
  CoverageFilter {
    stages = Set.copyOf(stages);
    highImpacts = Set.copyOf(highImpacts);
    riskClasses = Set.copyOf(riskClasses);
  }
}
