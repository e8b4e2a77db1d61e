package org.aimsledger.incident.evidence;

import java.util.Map;
import org.aimsledger.contracts.WireNames;
import org.aimsledger.contracts.incident.EvidenceEvent;
import org.aimsledger.eventstore.store.EventTypes;
import org.aimsledger.eventstore.store.StateFormat;

/// Stored names of the events and form of the states.
final class EvidenceEventTypes {
  static final EventTypes<EvidenceEvent> TYPES =
      EventTypes.declare(EvidenceEvent.class, WireNames::of);

  /// Raise the version with every change of what a history folds to.
  static final StateFormat<Evidence> STATES =
      StateFormat.declare(
          1, Evidence.class, Map.of("absent", Evidence.Absent.class, "kept", Evidence.Kept.class));

  private EvidenceEventTypes() {}
}
