package org.aimsledger.risk.inventoryintake;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.aimsledger.contracts.inventory.AiSystemEvent;
import org.aimsledger.contracts.inventory.AiSystemReportEvent;
import org.aimsledger.contracts.inventory.ComponentEvent;
import org.aimsledger.contracts.inventory.ComponentLinkEvent;
import org.aimsledger.contracts.inventory.HighImpact;
import org.aimsledger.contracts.inventory.InventoryServiceEvent;
import org.aimsledger.contracts.inventory.LifecycleGateEvent;
import org.aimsledger.contracts.inventory.RiskClassEvent;
import org.aimsledger.contracts.inventory.Stage;
import org.aimsledger.contracts.inventory.StewardshipEvent;
import org.aimsledger.contracts.inventory.UnregisteredSystemEvent;

/// Where a system stands after an event that says so.
record SystemStanding(UUID system, Stage stage, HighImpact highImpact, Instant at) {
  /// Empty: the event says nothing about stage or impact.
  static Optional<SystemStanding> after(InventoryServiceEvent event) {
    return switch (event) {
      case AiSystemEvent.Registered e ->
          Optional.of(new SystemStanding(e.system(), e.stage(), e.highImpact(), e.at()));
      case AiSystemEvent.StageEntered e ->
          Optional.of(new SystemStanding(e.system(), e.to(), e.highImpact(), e.at()));
      case AiSystemEvent.HighImpactDetermined e ->
          Optional.of(new SystemStanding(e.system(), e.stage(), e.to(), e.at()));
      // What a row of an import changed follows as events of its own.
      case AiSystemEvent.ImportRecorded _,
          AiSystemEvent.ProfileChanged _,
          AiSystemEvent.OwnerAssigned _,
          AiSystemEvent.RolesChanged _,
          AiSystemEvent.Suspended _,
          AiSystemEvent.HoldReleased _,
          AiSystemEvent.Resumed _,
          AiSystemEvent.ContainmentDeclined _,
          AiSystemEvent.MeasureOrdered _,
          AiSystemEvent.FieldsConfirmed _,
          AiSystemEvent.FieldsContradicted _,
          AiSystemEvent.MeasureDeclined _,
          AiSystemEvent.Retired _,
          AiSystemReportEvent _,
          ComponentEvent _,
          ComponentLinkEvent _,
          LifecycleGateEvent _,
          RiskClassEvent _,
          StewardshipEvent _,
          UnregisteredSystemEvent _ ->
          Optional.empty();
    };
  }
}
