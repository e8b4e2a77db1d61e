package org.aimsledger.audit.auditfinding;

import org.aimsledger.contracts.WireNames;
import org.aimsledger.contracts.audit.FindingEvent;
import org.aimsledger.eventstore.store.EventTypes;

/// Stored names of the events; the place for upcasters of old versions.
final class AuditFindingEventTypes {
  static final EventTypes<FindingEvent> TYPES =
      EventTypes.declare(FindingEvent.class, WireNames::of);

  private AuditFindingEventTypes() {}
}
