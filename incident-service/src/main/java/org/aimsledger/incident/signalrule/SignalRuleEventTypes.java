package org.aimsledger.incident.signalrule;

import org.aimsledger.contracts.WireNames;
import org.aimsledger.contracts.incident.SignalRuleEvent;
import org.aimsledger.eventstore.store.EventTypes;

/// Stored names of the events; the place for upcasters of old versions.
final class SignalRuleEventTypes {
  static final EventTypes<SignalRuleEvent> TYPES =
      EventTypes.declare(SignalRuleEvent.class, WireNames::of);

  private SignalRuleEventTypes() {}
}
