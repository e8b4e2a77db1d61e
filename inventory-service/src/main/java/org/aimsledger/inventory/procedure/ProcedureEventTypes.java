package org.aimsledger.inventory.procedure;

import org.aimsledger.contracts.WireNames;
import org.aimsledger.contracts.inventory.ProcedureEvent;
import org.aimsledger.eventstore.store.EventTypes;

/// Stored names of the events; the place for upcasters of old versions.
final class ProcedureEventTypes {
  static final EventTypes<ProcedureEvent> TYPES =
      EventTypes.declare(ProcedureEvent.class, WireNames::of);

  private ProcedureEventTypes() {}
}
