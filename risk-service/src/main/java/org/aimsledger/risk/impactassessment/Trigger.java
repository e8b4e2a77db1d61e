package org.aimsledger.risk.impactassessment;

import java.util.UUID;
import org.aimsledger.contracts.risk.DutyCause;
import org.aimsledger.risk.platform.Narrative;
import org.jspecify.annotations.Nullable;

/// What makes an assessment due.
public sealed interface Trigger {
  /// A high-impact system went live.
  record HighImpactSystemLive() implements Trigger {}

  record IncidentOnSystem(UUID incident) implements Trigger {}

  /// A person found that the system or its use has changed.
  record Change(Narrative reason) implements Trigger {}

  default DutyCause cause() {
    return switch (this) {
      case HighImpactSystemLive _ -> DutyCause.HIGH_IMPACT_SYSTEM_LIVE;
      case IncidentOnSystem _ -> DutyCause.INCIDENT;
      case Change _ -> DutyCause.CHANGE;
    };
  }

  default @Nullable UUID incidentOrNull() {
    return this instanceof IncidentOnSystem(var incident) ? incident : null;
  }

  default @Nullable String reasonOrNull() {
    return this instanceof Change(var reason) ? reason.value() : null;
  }
}
