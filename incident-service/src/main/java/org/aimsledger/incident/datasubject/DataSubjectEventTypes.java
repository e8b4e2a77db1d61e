package org.aimsledger.incident.datasubject;

import org.aimsledger.contracts.WireNames;
import org.aimsledger.contracts.incident.DataSubjectEvent;
import org.aimsledger.eventstore.store.EventTypes;

/// Stored names of the events; the place for upcasters of old versions.
final class DataSubjectEventTypes {
  static final EventTypes<DataSubjectEvent> TYPES =
      EventTypes.declare(DataSubjectEvent.class, WireNames::of);

  private DataSubjectEventTypes() {}
}
