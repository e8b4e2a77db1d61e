package org.aimsledger.incident.incident;

import java.util.UUID;
import org.aimsledger.contracts.SealedText;
import org.aimsledger.contracts.incident.IncidentEvent.PersonNamed;
import org.aimsledger.contracts.incident.PersonPart;
import org.jspecify.annotations.Nullable;

/// A person who has to do with an incident; who it is, only the vault can tell.
///
/// @param id random, the same in every incident
record Person(
    UUID id,
    PersonPart part,
    SealedText name,
    @Nullable SealedText contact,
    @Nullable SealedText note) {
  static Person of(PersonNamed event) {
    return new Person(event.person(), event.part(), event.name(), event.contact(), event.note());
  }
}
