package org.aimsledger.incident.incident;

import static org.aimsledger.eventstore.core.Decision.accept;
import static org.aimsledger.eventstore.core.Decision.reject;

import java.time.Instant;
import org.aimsledger.contracts.incident.IncidentEvent;
import org.aimsledger.contracts.incident.IncidentEvent.PersonNamed;
import org.aimsledger.eventstore.core.Decision;
import org.aimsledger.incident.incident.Incident.Known;
import org.aimsledger.incident.incident.IncidentCommand.NamePerson;
import org.aimsledger.incident.incident.IncidentRejection.PersonErased;
import org.aimsledger.incident.incident.IncidentRejection.TooManyPersons;
import org.aimsledger.incident.incident.IncidentRejection.UnknownPerson;

/// The rules about the people of an incident. In every state: whoever has to be told is often found
/// after the end.
final class PersonRules {
  private PersonRules() {}

  static Decision<IncidentEvent, IncidentRejection> name(
      NamePerson command, Known state, Instant at) {
    var persons = state.facts().persons();
    var isNew = persons.stream().noneMatch(known -> known.id().equals(command.person()));
    return switch (command.texts()) {
      case Sealing.Erased _ -> reject(new PersonErased(command.person()));
      case Sealing.Stranger _ -> reject(new UnknownPerson(command.person()));
      case Sealing.Sealed _ when isNew && persons.size() >= IncidentCommand.MAX_PERSONS ->
          reject(new TooManyPersons(command.incident(), IncidentCommand.MAX_PERSONS));
      // The very same command. A text sealed once more is another one without the key, and an
      // entry.
      case Sealing.Sealed texts when persons.contains(person(command, texts)) -> accept();
      case Sealing.Sealed texts ->
          accept(
              new PersonNamed(
                  command.incident(),
                  command.person(),
                  command.part(),
                  texts.name(),
                  texts.contact(),
                  texts.note(),
                  at));
    };
  }

  private static Person person(NamePerson command, Sealing.Sealed texts) {
    return new Person(
        command.person(), command.part(), texts.name(), texts.contact(), texts.note());
  }
}
