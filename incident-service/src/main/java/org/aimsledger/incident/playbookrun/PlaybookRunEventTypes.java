package org.aimsledger.incident.playbookrun;

import java.util.Map;
import org.aimsledger.contracts.WireNames;
import org.aimsledger.contracts.incident.PlaybookRunEvent;
import org.aimsledger.eventstore.store.EventTypes;
import org.aimsledger.eventstore.store.StateFormat;

/// Stored names of the events and form of the states.
final class PlaybookRunEventTypes {
  static final EventTypes<PlaybookRunEvent> TYPES =
      EventTypes.declare(PlaybookRunEvent.class, WireNames::of);

  /// Raise the version with every change of what a history folds to.
  static final StateFormat<PlaybookRun> STATES =
      StateFormat.declare(
          1,
          PlaybookRun.class,
          Map.of("absent", PlaybookRun.Absent.class, "started", PlaybookRun.Started.class));

  private PlaybookRunEventTypes() {}
}
