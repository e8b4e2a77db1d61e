package org.aimsledger.incident.incident;

import static org.aimsledger.eventstore.core.Decision.accept;
import static org.aimsledger.eventstore.core.Decision.reject;
import static org.aimsledger.incident.incident.IncidentDecider.notInThisState;

import java.time.Instant;
import org.aimsledger.contracts.incident.IncidentEvent;
import org.aimsledger.contracts.incident.IncidentEvent.RoleAssigned;
import org.aimsledger.contracts.incident.ResponseRole;
import org.aimsledger.eventstore.core.Decision;
import org.aimsledger.incident.incident.Incident.Judged;
import org.aimsledger.incident.incident.Incident.Known;
import org.aimsledger.incident.incident.Incident.Reported;
import org.aimsledger.incident.incident.Incident.Taken;
import org.aimsledger.incident.incident.IncidentCommand.AssignRole;
import org.aimsledger.incident.incident.IncidentRejection.CommanderHasNoOtherRole;
import org.aimsledger.incident.incident.IncidentRejection.NotAcknowledged;
import org.aimsledger.incident.incident.IncidentRejection.SelfMadeLegal;

/// Who has which part in the response. Whoever commands has no other: the record and the law are
/// looked after by somebody who isn't busy with the harm.
final class RoleRules {
  private RoleRules() {}

  /// To hand a part over is to assign it to somebody else.
  static Decision<IncidentEvent, IncidentRejection> assign(
      AssignRole command, Known state, Instant at) {
    return switch (state) {
      case Reported _ -> reject(new NotAcknowledged(command.incident()));
      case Taken taken -> assign(command, taken.facts(), commander(taken), at);
      case Incident.Resolved s -> assign(command, s.facts(), s.assessment().commander(), at);
      case Incident.Closed _, Incident.Rejected _, Incident.Merged _ ->
          notInThisState(command, state);
    };
  }

  private static String commander(Taken state) {
    return state instanceof Judged judged ? judged.assessment().commander() : "";
  }

  private static Decision<IncidentEvent, IncidentRejection> assign(
      AssignRole command, Facts facts, String commander, Instant at) {
    var person = command.person().value();
    var before = facts.holder(command.role()).map(RoleHolder::person).orElse(null);
    if (person.equals(before)) {
      return accept();
    }
    if (person.equals(commander)) {
      return reject(new CommanderHasNoOtherRole(command.incident(), person));
    }
    // Else anybody could decide alone that nobody has to be told.
    if (command.role() == ResponseRole.LEGAL && person.equals(command.by().value())) {
      return reject(new SelfMadeLegal(command.incident(), person));
    }
    return accept(
        new RoleAssigned(
            command.incident(), command.role(), before, person, command.reason().value(), at));
  }
}
