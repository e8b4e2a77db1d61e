package org.aimsledger.inventory.riskclass;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.aimsledger.contracts.inventory.GeneralPurpose;
import org.aimsledger.contracts.inventory.OrganisationRole;
import org.aimsledger.referencedata.RoleDuties;
import org.aimsledger.referencedata.RoleDuties.Duty;

/// A duty that the organisation has about a system, or will have.
///
/// @param roles its roles that bring it
/// @param appliesFrom first day
record Obligation(Duty duty, List<OrganisationRole> roles, LocalDate appliesFrom) {
  Obligation {
    roles = List.copyOf(roles);
  }

  boolean appliesOn(LocalDate day) {
    return !appliesFrom.isAfter(day);
  }

  /// Duties by class and role, the earliest first. Nothing follows from a role that is not known;
  /// from a class that is not determined only what holds whatever the class.
  static List<Obligation> of(
      RoleDuties pack, RiskClassStatus status, List<OrganisationRole> roles) {
    var inForce = status.inForce();
    var riskClass = inForce == null ? null : inForce.riskClass().name();
    var transparency =
        inForce == null ? Set.<String>of() : Set.copyOf(inForce.basis().transparency());
    var model =
        inForce == null ? GeneralPurpose.UNKNOWN.name() : inForce.basis().generalPurpose().name();
    return pack.duties().stream()
        .flatMap(
            duty -> {
              var bringing =
                  roles.stream().filter(role -> duty.roles().contains(role.name())).toList();
              return duty
                  .from(riskClass, transparency, model)
                  .filter(_ -> !bringing.isEmpty())
                  .map(from -> new Obligation(duty, bringing, from))
                  .stream();
            })
        .sorted(
            Comparator.comparing(Obligation::appliesFrom)
                .thenComparing(obligation -> obligation.duty().id()))
        .toList();
  }
}
