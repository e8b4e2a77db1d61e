package org.aimsledger.contracts.inventory;

import java.time.Instant;
import java.util.UUID;

/// Every event of the inventory service.
public sealed interface InventoryServiceEvent permits AiSystemEvent, AiSystemReportEvent {
  /// The AI system it is about.
  UUID system();

  /// When it was decided.
  Instant at();
}
