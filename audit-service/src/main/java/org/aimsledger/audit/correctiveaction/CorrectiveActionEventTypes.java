package org.aimsledger.audit.correctiveaction;

import org.aimsledger.contracts.WireNames;
import org.aimsledger.contracts.audit.CorrectiveActionEvent;
import org.aimsledger.eventstore.store.EventTypes;

/// Stored names of the events; the place for upcasters of old versions.
final class CorrectiveActionEventTypes {
  static final EventTypes<CorrectiveActionEvent> TYPES =
      EventTypes.declare(CorrectiveActionEvent.class, WireNames::of);

  private CorrectiveActionEventTypes() {}
}
