package org.aimsledger.inventory.riskclass;

import static org.aimsledger.eventstore.core.Decision.accept;

import java.util.List;
import org.aimsledger.contracts.inventory.AiSystemEvent;
import org.aimsledger.contracts.inventory.OrganisationRole;
import org.aimsledger.contracts.inventory.Stage;
import org.aimsledger.eventstore.core.CorruptStreamException;
import org.aimsledger.eventstore.core.Decider;
import org.aimsledger.eventstore.core.Decision;
import org.aimsledger.inventory.riskclass.SystemSeen.Absent;
import org.aimsledger.inventory.riskclass.SystemSeen.Present;

/// Reads the stream of an AI system. Decides nothing: the system is not this feature's to change.
final class SystemFold implements Decider<SystemSeen, SystemSeen, AiSystemEvent, SystemSeen> {
  @Override
  public SystemSeen initial() {
    return new Absent();
  }

  @Override
  public Decision<AiSystemEvent, SystemSeen> decide(SystemSeen command, SystemSeen state) {
    return accept();
  }

  @Override
  public SystemSeen evolve(SystemSeen state, AiSystemEvent event) {
    return switch (event) {
      case AiSystemEvent.Registered e ->
          new Present(e.profile().organisationRoles(), e.stage() == Stage.RETIRED);
      case AiSystemEvent.RolesChanged e -> new Present(e.to(), present(state, e).retired());
      // Before role changes were events of their own, they were fields of the profile.
      case AiSystemEvent.ProfileChanged e ->
          new Present(roles(present(state, e), e), present(state, e).retired());
      case AiSystemEvent.Retired e -> new Present(present(state, e).roles(), true);
      case AiSystemEvent other -> present(state, other);
    };
  }

  private static List<OrganisationRole> roles(Present before, AiSystemEvent.ProfileChanged event) {
    return event.changes().stream()
        .filter(change -> change.field().equals("organisationRoles"))
        .map(change -> change.to().stream().map(OrganisationRole::valueOf).toList())
        .reduce(before.roles(), (_, changed) -> changed);
  }

  private static Present present(SystemSeen state, AiSystemEvent event) {
    if (state instanceof Present present) {
      return present;
    }
    throw new CorruptStreamException(state, event);
  }
}
