package org.aimsledger.incident.incident;

import java.time.Instant;
import java.util.UUID;
import org.aimsledger.contracts.incident.PersonPart;
import org.jspecify.annotations.Nullable;

/// A person as described by somebody, before the texts are sealed.
///
/// @param stranger whether the person is in no incident yet, so that there is no key
record Naming(
    UUID incident,
    UUID person,
    boolean stranger,
    PersonPart part,
    PersonalText name,
    @Nullable PersonalText contact,
    @Nullable PersonalText note,
    Instant at) {
  IncidentCommand toCommand(Sealing texts) {
    return new IncidentCommand.NamePerson(incident, person, part, texts, at);
  }
}
