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

  /// The review of an incident found what had not been seen.
  ///
  /// @param findings what it found, in words
  record ReviewOfIncident(UUID incident, Narrative findings) implements Trigger {}

  /// A person found that the system or its use has changed.
  record Change(Narrative reason) implements Trigger {}

  default DutyCause cause() {
    return switch (this) {
      case HighImpactSystemLive _ -> DutyCause.HIGH_IMPACT_SYSTEM_LIVE;
      case IncidentOnSystem _, ReviewOfIncident _ -> DutyCause.INCIDENT;
      case Change _ -> DutyCause.CHANGE;
    };
  }

  default @Nullable UUID incidentOrNull() {
    return switch (this) {
      case IncidentOnSystem(var incident) -> incident;
      case ReviewOfIncident(var incident, _) -> incident;
      case HighImpactSystemLive _, Change _ -> null;
    };
  }

  default @Nullable String reasonOrNull() {
    return switch (this) {
      case ReviewOfIncident(_, var findings) -> findings.value();
      case Change(var reason) -> reason.value();
      case HighImpactSystemLive _, IncidentOnSystem _ -> null;
    };
  }
}
