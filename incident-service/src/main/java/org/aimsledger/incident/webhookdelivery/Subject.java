package org.aimsledger.incident.webhookdelivery;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.aimsledger.contracts.incident.IncidentEvent;
import org.aimsledger.contracts.incident.Severity;
import org.jspecify.annotations.Nullable;

/// What filters ask of an incident.
///
/// @param severity absent until it has been judged
record Subject(UUID incident, @Nullable Severity severity, Set<UUID> systems) {
  Subject {
    systems = Set.copyOf(systems);
  }

  static Subject unknown(UUID incident) {
    return new Subject(incident, null, Set.of());
  }

  /// What is known after the event. What it is silent about stays.
  Subject after(IncidentEvent event) {
    if (event instanceof IncidentEvent.Raised e) {
      return with(e.systems());
    }
    if (event instanceof IncidentEvent.SystemLinked e) {
      return with(List.of(e.system()));
    }
    if (event instanceof IncidentEvent.SystemUnlinked e) {
      return without(e.system());
    }
    if (event instanceof IncidentEvent.Triaged e) {
      return judged(e.severity());
    }
    if (event instanceof IncidentEvent.SeverityChanged e) {
      return judged(e.to());
    }
    return this;
  }

  private Subject with(List<UUID> more) {
    var all = new LinkedHashSet<>(systems);
    all.addAll(more);
    return new Subject(incident, severity, all);
  }

  private Subject without(UUID system) {
    var all = new LinkedHashSet<>(systems);
    all.remove(system);
    return new Subject(incident, severity, all);
  }

  private Subject judged(Severity next) {
    return new Subject(incident, next, systems);
  }
}
