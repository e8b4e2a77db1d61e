package org.aimsledger.inventory.systemregister;

import java.util.Set;
import org.aimsledger.contracts.inventory.RedeterminationCause;
import org.aimsledger.contracts.inventory.RiskClass;
import org.jspecify.annotations.Nullable;

/// Which classes that are due a list shows. An empty set or an absent value lets everything
/// through.
///
/// @param rule id of a rule that made it due
record RedeterminationFilter(
    @Nullable RedeterminationCause cause,
    Set<RiskClass> riskClasses,
    @Nullable String rule,
    @Nullable String organisation,
    @Nullable String owner) {
  RedeterminationFilter {
    riskClasses = Set.copyOf(riskClasses);
  }
}
