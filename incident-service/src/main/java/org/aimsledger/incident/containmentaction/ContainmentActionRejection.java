package org.aimsledger.incident.containmentaction;

import java.util.UUID;
import org.aimsledger.contracts.incident.ContainmentMeasure;

/// Why a command is refused.
public sealed interface ContainmentActionRejection {

  record UnknownIncident(UUID incident) implements ContainmentActionRejection {}

  /// No responder has it yet, or it is settled.
  record IncidentNotTaken(UUID incident) implements ContainmentActionRejection {}

  /// Only systems that belong to the incident can be contained.
  record SystemNotLinked(UUID incident, UUID system) implements ContainmentActionRejection {}

  /// The measure alters the system, and evidence is on hold.
  record EvidenceOnHold(UUID incident, ContainmentMeasure measure)
      implements ContainmentActionRejection {}

  record TooManyActions(int most) implements ContainmentActionRejection {}

  record UnknownAction(UUID action) implements ContainmentActionRejection {}

  /// The id is in use by another measure.
  record ActionIsAnother(UUID action) implements ContainmentActionRejection {}

  /// It was answered otherwise, or withdrawn.
  record ActionHasEnded(UUID action, String status) implements ContainmentActionRejection {}
}
