package org.aimsledger.incident.exercise;

import org.aimsledger.contracts.WireNames;
import org.aimsledger.contracts.incident.ExerciseEvent;
import org.aimsledger.eventstore.store.EventTypes;

/// Stored names of the events; the place for upcasters of old versions.
final class ExerciseEventTypes {
  static final EventTypes<ExerciseEvent> TYPES =
      EventTypes.declare(ExerciseEvent.class, WireNames::of);

  private ExerciseEventTypes() {}
}
