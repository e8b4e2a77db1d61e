package org.aimsledger.inventory.lifecyclegate;

import static org.aimsledger.eventstore.core.Decision.accept;

import java.util.List;
import org.aimsledger.contracts.inventory.AiSystemEvent;
import org.aimsledger.contracts.inventory.FieldChange;
import org.aimsledger.contracts.inventory.InventoryServiceEvent;
import org.aimsledger.contracts.inventory.ReviewEvent;
import org.aimsledger.contracts.inventory.RiskClassEvent;
import org.aimsledger.contracts.inventory.Stage;
import org.aimsledger.eventstore.core.Decider;
import org.aimsledger.eventstore.core.Decision;

/// Reads from the streams of a system, of its class and of its reviews what gates need to know.
/// Decides nothing.
final class SystemStandingFold
    implements Decider<SystemStanding, SystemStanding, InventoryServiceEvent, SystemStanding> {
  @Override
  public SystemStanding initial() {
    return SystemStanding.NONE;
  }

  @Override
  public Decision<InventoryServiceEvent, SystemStanding> decide(
      SystemStanding command, SystemStanding state) {
    return accept();
  }

  @Override
  public SystemStanding evolve(SystemStanding state, InventoryServiceEvent event) {
    return switch (event) {
      case AiSystemEvent e -> system(state, e);
      case RiskClassEvent.Determined e -> state.with(e.riskClass());
      case ReviewEvent.Scheduled e -> state.reviewedBy(e.due(), 0);
      case ReviewEvent.Held _ -> state.reviewedBy(null, 0);
      case InventoryServiceEvent _ -> state;
    };
  }

  private static SystemStanding system(SystemStanding state, AiSystemEvent event) {
    return switch (event) {
      case AiSystemEvent.Registered e ->
          SystemStanding.NONE
              .with(
                  e.profile().owner() != null,
                  e.profile().purpose() != null,
                  !e.profile().organisationRoles().isEmpty())
              .with(e.stage())
              .with(e.highImpact());
      case AiSystemEvent.ProfileChanged e -> changed(state, e.changes());
      case AiSystemEvent.OwnerAssigned _ -> state.with(true, state.purpose(), state.role());
      case AiSystemEvent.RolesChanged e ->
          state.with(state.owner(), state.purpose(), !e.to().isEmpty());
      case AiSystemEvent.StageEntered e -> state.with(e.to());
      case AiSystemEvent.HighImpactDetermined e -> state.with(e.to());
      case AiSystemEvent.Suspended _ -> state.suspended(true);
      case AiSystemEvent.Resumed _ -> state.suspended(false);
      case AiSystemEvent.Retired _ -> state.with(Stage.RETIRED);
      case AiSystemEvent.HoldReleased _,
          AiSystemEvent.ContainmentDeclined _,
          AiSystemEvent.MeasureOrdered _,
          AiSystemEvent.FieldsConfirmed _,
          AiSystemEvent.FieldsContradicted _,
          AiSystemEvent.MeasureDeclined _,
          AiSystemEvent.ImportRecorded _ ->
          state;
    };
  }

  private static SystemStanding changed(SystemStanding state, List<FieldChange> changes) {
    var changed = state;
    for (var change : changes) {
      var given = !change.to().isEmpty();
      changed =
          switch (change.field()) {
            case "owner" -> changed.with(given, changed.purpose(), changed.role());
            case "purpose" -> changed.with(changed.owner(), given, changed.role());
            case "organisationRoles" -> changed.with(changed.owner(), changed.purpose(), given);
            default -> changed;
          };
    }
    return changed;
  }
}
