package org.aimsledger.contracts.inventory;

import java.time.Instant;

/// Every event of the inventory service.
public sealed interface InventoryServiceEvent
    permits AiSystemEvent,
        AiSystemReportEvent,
        ComponentEvent,
        ComponentLinkEvent,
        LifecycleGateEvent,
        RiskClassEvent,
        StewardshipEvent,
        UnregisteredSystemEvent {
  /// When it was decided.
  Instant at();
}
