package org.aimsledger.incident.webhooksubscription;

import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.aimsledger.contracts.WireNames;
import org.aimsledger.contracts.incident.ContainmentActionEvent;
import org.aimsledger.contracts.incident.EscalationEvent;
import org.aimsledger.contracts.incident.IncidentEvent;
import org.aimsledger.contracts.incident.RegulatoryCaseEvent;

/// Which events leave by webhooks: those of incidents, their legal cases and escalations, and of
/// measures, so that what runs a system can be ordered this way; but none that holds a text about a
/// person.
public final class WebhookTypes {
  /// Events that hold a sealed text; a test keeps the list complete.
  private static final Set<Class<?>> PERSONAL = Set.of(IncidentEvent.PersonNamed.class);

  private static final Set<String> ALL =
      Stream.of(
              IncidentEvent.class,
              RegulatoryCaseEvent.class,
              EscalationEvent.class,
              ContainmentActionEvent.class)
          .flatMap(family -> Arrays.stream(family.getPermittedSubclasses()))
          .filter(event -> !PERSONAL.contains(event))
          .map(WireNames::of)
          .collect(Collectors.toUnmodifiableSet());

  private WebhookTypes() {}

  /// Whether the event of that wire name leaves.
  public static boolean leaves(String type) {
    return ALL.contains(type);
  }

  /// Their wire names, sorted.
  static Set<String> all() {
    return new TreeSet<>(ALL);
  }
}
