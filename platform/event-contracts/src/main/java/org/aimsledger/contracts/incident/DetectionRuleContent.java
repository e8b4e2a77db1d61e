package org.aimsledger.contracts.incident;

import java.util.List;
import java.util.UUID;
import org.aimsledger.contracts.inventory.ReportKind;
import org.jspecify.annotations.Nullable;

/// What a rule looks for in the events of AI systems.
///
/// @param systems whose events it looks at; empty: all
/// @param kinds what those events are about; empty: anything
/// @param metric the figure that it looks at; absent: it looks at the event as a whole
/// @param condition in the Common Expression Language, over one event
/// @param coolDownSeconds shortest time from one firing to the next one for the same system
public record DetectionRuleContent(
    DetectionRuleName name,
    List<UUID> systems,
    List<ReportKind> kinds,
    @Nullable String metric,
    String condition,
    DetectionWindow window,
    DetectionRearm rearm,
    long coolDownSeconds,
    DetectionAllowance allowance) {
  public DetectionRuleContent {
    systems = List.copyOf(systems);
    kinds = List.copyOf(kinds);
  }
}
