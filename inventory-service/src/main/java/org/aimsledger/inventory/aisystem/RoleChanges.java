package org.aimsledger.inventory.aisystem;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import org.aimsledger.contracts.inventory.AiSystemEvent;
import org.aimsledger.contracts.inventory.AiSystemProfile;
import org.aimsledger.contracts.inventory.FieldChange;
import org.aimsledger.contracts.inventory.OrganisationRole;
import org.aimsledger.contracts.inventory.Provenance;
import org.aimsledger.contracts.inventory.RoleChangeCause;
import org.aimsledger.inventory.platform.IllegalFieldException;
import org.jspecify.annotations.Nullable;

/// What the organisation is with regard to a system, and how that changes.
final class RoleChanges {
  private RoleChanges() {}

  /// Legal roles: each one once, `UNKNOWN` alone or not at all, the provider where the law says so.
  static List<OrganisationRole> checked(List<OrganisationRole> roles, RoleChangeCause cause) {
    if (roles.isEmpty()) {
      throw new IllegalFieldException("roles", "at least one; UNKNOWN where it is not known");
    }
    if (cause == RoleChangeCause.IMPORTED) {
      throw new IllegalFieldException("cause", "IMPORTED is what an import records");
    }
    if (roles.size() > 1 && roles.contains(OrganisationRole.UNKNOWN)) {
      throw new IllegalFieldException("roles", "UNKNOWN stands alone");
    }
    if (new HashSet<>(roles).size() != roles.size()) {
      throw new IllegalFieldException("roles", "each role once");
    }
    if (!cause.makesProvider() || roles.contains(OrganisationRole.PROVIDER)) {
      return List.copyOf(roles);
    }
    var more = new ArrayList<>(roles);
    more.remove(OrganisationRole.UNKNOWN);
    more.add(OrganisationRole.PROVIDER);
    return List.copyOf(more);
  }

  /// Nothing when it has these roles already.
  static List<AiSystemEvent> of(AiSystemCommand.ChangeRoles c, AiSystemProfile profile) {
    var before = profile.organisationRoles();
    return new HashSet<>(before).equals(new HashSet<>(c.roles()))
        ? List.of()
        : List.of(
            new AiSystemEvent.RolesChanged(
                c.system(),
                before,
                c.roles(),
                c.cause(),
                c.effectiveOn(),
                c.reason().value(),
                c.evidence(),
                c.decidedBy().value(),
                c.at()));
  }

  /// A change of the profile, which says no more than that it is so from today.
  static AiSystemEvent of(
      UUID system,
      FieldChange change,
      RoleChangeCause cause,
      @Nullable Provenance provenance,
      String reason,
      Instant at) {
    return new AiSystemEvent.RolesChanged(
        system,
        roles(change.from()),
        roles(change.to()),
        cause,
        at.atZone(ZoneOffset.UTC).toLocalDate(),
        reason,
        null,
        null,
        provenance,
        at);
  }

  private static List<OrganisationRole> roles(List<String> names) {
    return names.stream().map(OrganisationRole::valueOf).toList();
  }
}
