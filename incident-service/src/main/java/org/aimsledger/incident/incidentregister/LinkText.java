package org.aimsledger.incident.incidentregister;

import java.util.Arrays;
import java.util.UUID;
import java.util.stream.Stream;
import org.aimsledger.contracts.incident.IncidentLinkKind;

/// What an incident has to do with, as texts `kind/id`, so that lists can be filtered by them.
final class LinkText {
  private LinkText() {}

  static String of(IncidentLinkKind kind, UUID target) {
    return kind + "/" + target;
  }

  static String[] with(String[] links, IncidentLinkKind kind, UUID target) {
    return Stream.concat(Arrays.stream(links), Stream.of(of(kind, target)))
        .distinct()
        .toArray(String[]::new);
  }

  static String[] without(String[] links, IncidentLinkKind kind, UUID target) {
    var gone = of(kind, target);
    return Arrays.stream(links).filter(link -> !link.equals(gone)).toArray(String[]::new);
  }
}
