package org.aimsledger.incident.incident;

import java.util.Map;
import org.aimsledger.contracts.WireNames;
import org.aimsledger.contracts.incident.IncidentEvent;
import org.aimsledger.eventstore.store.EventTypes;
import org.aimsledger.eventstore.store.StateFormat;

/// Stored names of the events and form of the states; the place for upcasters of old versions.
final class IncidentEventTypes {
  static final EventTypes<IncidentEvent> TYPES =
      EventTypes.declare(IncidentEvent.class, WireNames::of);

  /// How states of long streams are kept. Raise the version with every change of what a history
  /// folds to; the approved state in the tests notices such a change.
  static final StateFormat<Incident> STATES =
      StateFormat.declare(
          4,
          Incident.class,
          Map.of(
              "absent", Incident.Absent.class,
              "reported", Incident.Reported.class,
              "acknowledged", Incident.Acknowledged.class,
              "active", Incident.Active.class,
              "resolved", Incident.Resolved.class,
              "closed", Incident.Closed.class,
              "rejected", Incident.Rejected.class,
              "merged", Incident.Merged.class));

  private IncidentEventTypes() {}
}
