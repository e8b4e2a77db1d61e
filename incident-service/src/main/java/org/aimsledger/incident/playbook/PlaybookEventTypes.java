package org.aimsledger.incident.playbook;

import java.util.Map;
import org.aimsledger.contracts.WireNames;
import org.aimsledger.contracts.incident.PlaybookEvent;
import org.aimsledger.eventstore.store.EventTypes;
import org.aimsledger.eventstore.store.StateFormat;

/// Stored names of the events and form of the states.
final class PlaybookEventTypes {
  static final EventTypes<PlaybookEvent> TYPES =
      EventTypes.declare(PlaybookEvent.class, WireNames::of);

  /// Raise the version with every change of what a history folds to.
  static final StateFormat<Playbook> STATES =
      StateFormat.declare(
          1,
          Playbook.class,
          Map.of("absent", Playbook.Absent.class, "adapted", Playbook.Adapted.class));

  private PlaybookEventTypes() {}
}
