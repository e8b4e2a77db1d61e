package org.aimsledger.risk.keyriskindicator;

import java.util.Map;
import org.aimsledger.contracts.WireNames;
import org.aimsledger.contracts.risk.KeyRiskIndicatorEvent;
import org.aimsledger.eventstore.store.EventTypes;
import org.aimsledger.eventstore.store.StateFormat;

/// Stored names of the events and form of the states; the place for upcasters of old versions.
final class KeyRiskIndicatorEventTypes {
  static final EventTypes<KeyRiskIndicatorEvent> TYPES =
      EventTypes.declare(KeyRiskIndicatorEvent.class, WireNames::of);

  /// How states of long streams are kept. Raise the version with every change of what a history
  /// folds to; the approved state in the tests notices such a change.
  static final StateFormat<KeyRiskIndicator> STATES =
      StateFormat.declare(
          1,
          KeyRiskIndicator.class,
          Map.of(
              "absent", KeyRiskIndicator.Absent.class,
              "watched", KeyRiskIndicator.Watched.class,
              "retired", KeyRiskIndicator.Retired.class));

  private KeyRiskIndicatorEventTypes() {}
}
