package org.aimsledger.incident.incident;

import java.util.HashSet;
import java.util.Set;
import org.aimsledger.contracts.incident.IncidentEvent;
import org.aimsledger.contracts.incident.Severity;
import org.aimsledger.incident.incident.Incident.Acknowledged;
import org.aimsledger.incident.incident.Incident.Active;
import org.aimsledger.incident.incident.Incident.Closed;
import org.aimsledger.incident.incident.Incident.Known;
import org.aimsledger.incident.incident.Incident.Merged;
import org.aimsledger.incident.incident.Incident.Rejected;
import org.aimsledger.incident.incident.Incident.Reported;
import org.aimsledger.incident.incident.Incident.Resolved;
import org.aimsledger.incident.platform.ReviewableIncident;
import org.jspecify.annotations.Nullable;

/// Who has had a part in an incident, for those who look for somebody who has not.
final class Parties {
  private Parties() {}

  /// Who is named by the incident itself: its responder, its commanders, and those who had another
  /// part in the response.
  static Set<String> named(Known known) {
    var named = new HashSet<>(commanders(known));
    known.facts().holders().forEach(holder -> named.add(holder.person()));
    switch (known) {
      case Acknowledged s -> named.add(s.acknowledgement().responder());
      case Active s -> named.add(s.acknowledgement().responder());
      case Resolved s -> named.add(s.acknowledgement().responder());
      case Closed s -> named.add(s.acknowledgement().responder());
      case Reported _, Rejected _, Merged _ -> {
        // Nobody has it.
      }
    }
    return named;
  }

  /// Whether the event lowers the severity.
  static boolean lowers(IncidentEvent event) {
    return event instanceof IncidentEvent.SeverityChanged e
        && JudgementRules.isLowering(e.from(), e.to());
  }

  /// @param lowering everybody who has lowered its severity
  /// @param involved everybody who has had any part
  static ReviewableIncident reviewable(Known known, Set<String> lowering, Set<String> involved) {
    var assessment = assessment(known);
    return new ReviewableIncident(
        true,
        known instanceof Resolved resolved ? resolved.resolution().at() : null,
        known.facts().systems(),
        assessment == null ? Severity.UNDECIDED : assessment.severity(),
        known.facts().report(),
        commanders(known),
        lowering,
        involved);
  }

  private static Set<String> commanders(Known known) {
    var assessment = assessment(known);
    return assessment == null ? Set.of() : Set.copyOf(assessment.commanders());
  }

  private static @Nullable Assessment assessment(Known known) {
    return switch (known) {
      case Active s -> s.assessment();
      case Resolved s -> s.assessment();
      case Closed s -> s.assessment();
      case Reported _, Acknowledged _, Rejected _, Merged _ -> null;
    };
  }
}
