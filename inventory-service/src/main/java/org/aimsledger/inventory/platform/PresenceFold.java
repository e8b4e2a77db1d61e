package org.aimsledger.inventory.platform;

import static org.aimsledger.eventstore.core.Decision.accept;

import org.aimsledger.contracts.inventory.AiSystemEvent;
import org.aimsledger.contracts.inventory.AiSystemReportEvent;
import org.aimsledger.contracts.inventory.ComponentEvent;
import org.aimsledger.contracts.inventory.ComponentKind;
import org.aimsledger.contracts.inventory.ComponentLinkEvent;
import org.aimsledger.contracts.inventory.InventoryServiceEvent;
import org.aimsledger.contracts.inventory.LifecycleGateEvent;
import org.aimsledger.contracts.inventory.RiskClassEvent;
import org.aimsledger.contracts.inventory.Stage;
import org.aimsledger.contracts.inventory.StewardshipEvent;
import org.aimsledger.contracts.inventory.UnregisteredSystemEvent;
import org.aimsledger.eventstore.core.Decider;
import org.aimsledger.eventstore.core.Decision;
import org.aimsledger.inventory.platform.Presence.Absent;
import org.aimsledger.inventory.platform.Presence.Present;

/// Reads from any stream of this service whether the thing is there. Decides nothing: it is for
/// features that point to records which are not theirs to change.
public final class PresenceFold
    implements Decider<Presence, Presence, InventoryServiceEvent, Presence> {
  @Override
  public Presence initial() {
    return new Absent();
  }

  @Override
  public Decision<InventoryServiceEvent, Presence> decide(Presence command, Presence state) {
    return accept();
  }

  @Override
  public Presence evolve(Presence state, InventoryServiceEvent event) {
    return switch (event) {
      case AiSystemEvent.Registered e ->
          new Present(ComponentKind.AI_SYSTEM, null, e.stage() == Stage.RETIRED);
      case AiSystemEvent.Retired _, ComponentEvent.Retired _ -> retired(state);
      case ComponentEvent.Registered e -> new Present(e.kind(), e.parent(), false);
      case AiSystemEvent _,
          ComponentEvent _,
          ComponentLinkEvent _,
          AiSystemReportEvent _,
          LifecycleGateEvent _,
          RiskClassEvent _,
          StewardshipEvent _,
          UnregisteredSystemEvent _ ->
          state;
    };
  }

  private static Presence retired(Presence state) {
    return switch (state) {
      case Absent absent -> absent;
      case Present present -> new Present(present.kind(), present.parent(), true);
    };
  }
}
