package org.aimsledger.incident.detectionrule;

import org.aimsledger.contracts.WireNames;
import org.aimsledger.contracts.incident.DetectionRuleEvent;
import org.aimsledger.eventstore.store.EventTypes;

/// Stored names of the events; the place for upcasters of old versions.
final class DetectionRuleEventTypes {
  static final EventTypes<DetectionRuleEvent> TYPES =
      EventTypes.declare(DetectionRuleEvent.class, WireNames::of);

  private DetectionRuleEventTypes() {}
}
