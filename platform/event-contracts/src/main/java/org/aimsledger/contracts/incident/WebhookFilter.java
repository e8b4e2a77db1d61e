package org.aimsledger.contracts.incident;

import java.util.List;
import java.util.UUID;

/// Which events a webhook subscription gets; an empty list sets no condition.
///
/// @param types wire names of events
/// @param severities an event counts when its incident is judged so by then; one that nobody has
///   judged has none of them
/// @param systems an event counts when its incident concerns one of these AI systems by then
public record WebhookFilter(List<String> types, List<Severity> severities, List<UUID> systems) {
  public WebhookFilter {
    types = List.copyOf(types);
    severities = List.copyOf(severities);
    systems = List.copyOf(systems);
  }
}
