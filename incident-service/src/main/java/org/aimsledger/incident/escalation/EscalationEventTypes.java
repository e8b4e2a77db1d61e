package org.aimsledger.incident.escalation;

import org.aimsledger.contracts.WireNames;
import org.aimsledger.contracts.incident.EscalationEvent;
import org.aimsledger.eventstore.store.EventTypes;

/// Stored names of the events; the place for upcasters of old versions.
final class EscalationEventTypes {
  static final EventTypes<EscalationEvent> TYPES =
      EventTypes.declare(EscalationEvent.class, WireNames::of);

  private EscalationEventTypes() {}
}
