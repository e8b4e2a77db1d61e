package org.aimsledger.incident.regulatorycase;

import java.util.Map;
import org.aimsledger.contracts.WireNames;
import org.aimsledger.contracts.incident.RegulatoryCaseEvent;
import org.aimsledger.eventstore.store.EventTypes;
import org.aimsledger.eventstore.store.StateFormat;

/// Stored names of the events and form of the states; the place for upcasters of old versions.
final class RegulatoryCaseEventTypes {
  public static final EventTypes<RegulatoryCaseEvent> TYPES =
      EventTypes.declare(RegulatoryCaseEvent.class, WireNames::of);

  /// How states of long streams are kept. Raise the version with every change of what a history
  /// folds to; the approved state in the tests notices such a change.
  static final StateFormat<RegulatoryCase> STATES =
      StateFormat.declare(
          2,
          RegulatoryCase.class,
          Map.of("absent", RegulatoryCase.Absent.class, "stated", RegulatoryCase.Stated.class));

  private RegulatoryCaseEventTypes() {}
}
