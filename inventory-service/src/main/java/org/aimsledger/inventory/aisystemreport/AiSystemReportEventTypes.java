package org.aimsledger.inventory.aisystemreport;

import org.aimsledger.contracts.WireNames;
import org.aimsledger.contracts.inventory.AiSystemReportEvent;
import org.aimsledger.eventstore.store.EventTypes;

/// Stored names of the events; the place for upcasters of old versions.
final class AiSystemReportEventTypes {
  public static final EventTypes<AiSystemReportEvent> TYPES =
      EventTypes.declare(AiSystemReportEvent.class, WireNames::of);

  private AiSystemReportEventTypes() {}
}
