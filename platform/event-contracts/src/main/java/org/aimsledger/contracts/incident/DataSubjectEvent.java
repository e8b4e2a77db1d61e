package org.aimsledger.contracts.incident;

import java.time.Instant;
import java.util.UUID;
import org.aimsledger.contracts.WireName;

/// What happened to the personal data of one person. One stream a person; who decided is the actor
/// of the event. No event of this family says who the person is.
public sealed interface DataSubjectEvent extends IncidentServiceEvent {
  UUID subject();

  /// The data must be kept although somebody may ask for its erasure, e.g. because of a lawsuit.
  @WireName("org.aimsledger.incident.data-subject-hold-placed.v1")
  record HoldPlaced(UUID subject, String reason, Instant at) implements DataSubjectEvent {}

  /// Nothing stands in the way of an erasure any more.
  @WireName("org.aimsledger.incident.data-subject-hold-released.v1")
  record HoldReleased(UUID subject, String reason, Instant at) implements DataSubjectEvent {}

  /// The key of the person was destroyed with this event: what was sealed with it can't be read any
  /// more, here or in any copy.
  @WireName("org.aimsledger.incident.data-subject-erased.v1")
  record Erased(UUID subject, String reason, Instant at) implements DataSubjectEvent {}
}
