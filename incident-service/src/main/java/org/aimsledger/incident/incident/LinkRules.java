package org.aimsledger.incident.incident;

import static org.aimsledger.eventstore.core.Decision.accept;
import static org.aimsledger.eventstore.core.Decision.reject;

import java.time.Instant;
import org.aimsledger.contracts.incident.IncidentEvent;
import org.aimsledger.contracts.incident.IncidentEvent.Linked;
import org.aimsledger.contracts.incident.IncidentEvent.SystemUnlinked;
import org.aimsledger.contracts.incident.IncidentEvent.Unlinked;
import org.aimsledger.eventstore.core.Decision;
import org.aimsledger.incident.incident.Incident.Known;
import org.aimsledger.incident.incident.IncidentCommand.LinkRecord;
import org.aimsledger.incident.incident.IncidentCommand.UnlinkRecord;
import org.aimsledger.incident.incident.IncidentCommand.UnlinkSystem;
import org.aimsledger.incident.incident.IncidentRejection.SystemContained;
import org.aimsledger.incident.incident.IncidentRejection.TooManyLinks;

/// What an incident has to do with: records of this and other services, and systems that turn out
/// not to be concerned. In every state: connections often come to light afterwards.
final class LinkRules {
  private LinkRules() {}

  static Decision<IncidentEvent, IncidentRejection> link(
      LinkRecord command, Known state, Instant at) {
    var links = state.facts().links();
    if (links.stream().anyMatch(one -> one.isTo(command.kind(), command.target()))) {
      return accept();
    }
    return links.size() < IncidentCommand.MAX_LINKS
        ? accept(
            new Linked(
                command.incident(), command.kind(), command.target(), command.reason().value(), at))
        : reject(new TooManyLinks(command.incident(), IncidentCommand.MAX_LINKS));
  }

  static Decision<IncidentEvent, IncidentRejection> unlink(
      UnlinkRecord command, Known state, Instant at) {
    return state.facts().links().stream()
            .anyMatch(one -> one.isTo(command.kind(), command.target()))
        ? accept(
            new Unlinked(
                command.incident(), command.kind(), command.target(), command.reason().value(), at))
        : accept();
  }

  /// Not while it is out of use because of the incident: whoever lets go of it would not be found.
  static Decision<IncidentEvent, IncidentRejection> unlinkSystem(
      UnlinkSystem command, Known state, Instant at) {
    var facts = state.facts();
    return switch (state) {
      case Incident.Open _ -> {
        if (!facts.systems().contains(command.system())) {
          yield accept();
        }
        yield facts.containment(command.system()).filter(Containment::isHeld).isPresent()
            ? reject(new SystemContained(command.incident(), command.system()))
            : accept(
                new SystemUnlinked(
                    command.incident(), command.system(), command.reason().value(), at));
      }
      case Incident.Resolved _, Incident.Closed _, Incident.Rejected _, Incident.Merged _ ->
          IncidentDecider.notInThisState(command, state);
    };
  }
}
