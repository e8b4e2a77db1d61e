package org.aimsledger.inventory.aisystem;

import java.util.Map;
import org.aimsledger.contracts.WireNames;
import org.aimsledger.contracts.inventory.AiSystemEvent;
import org.aimsledger.eventstore.store.EventTypes;
import org.aimsledger.eventstore.store.StateFormat;

/// Stored names of the events and form of the states; the place for upcasters of old versions.
final class AiSystemEventTypes {
  public static final EventTypes<AiSystemEvent> TYPES =
      EventTypes.declare(AiSystemEvent.class, WireNames::of);

  /// How states of long streams are kept. Raise the version with every change of what a history
  /// folds to; the approved state in the tests notices such a change.
  public static final StateFormat<AiSystem> STATES =
      StateFormat.declare(
          2,
          AiSystem.class,
          Map.of(
              "absent", AiSystem.Absent.class,
              "active", AiSystem.Active.class,
              "suspended", AiSystem.Suspended.class,
              "retired", AiSystem.Retired.class));

  private AiSystemEventTypes() {}
}
