package org.aimsledger.incident.containmentaction;

import java.util.Map;
import org.aimsledger.contracts.WireNames;
import org.aimsledger.contracts.incident.ContainmentActionEvent;
import org.aimsledger.eventstore.store.EventTypes;
import org.aimsledger.eventstore.store.StateFormat;

/// Stored names of the events and form of the states.
final class ContainmentActionEventTypes {
  static final EventTypes<ContainmentActionEvent> TYPES =
      EventTypes.declare(ContainmentActionEvent.class, WireNames::of);

  /// Raise the version with every change of what a history folds to.
  static final StateFormat<ContainmentActions> STATES =
      StateFormat.declare(
          1,
          ContainmentActions.class,
          Map.of(
              "absent",
              ContainmentActions.Absent.class,
              "ordered",
              ContainmentActions.Ordered.class));

  private ContainmentActionEventTypes() {}
}
