package org.aimsledger.incident.incident;

import static org.aimsledger.eventstore.core.Decision.accept;
import static org.aimsledger.eventstore.core.Decision.reject;
import static org.aimsledger.incident.incident.IncidentDecider.notInThisState;

import java.time.Instant;
import org.aimsledger.contracts.incident.AlterationKind;
import org.aimsledger.contracts.incident.IncidentEvent;
import org.aimsledger.contracts.incident.IncidentEvent.Reopened;
import org.aimsledger.contracts.incident.IncidentStatus;
import org.aimsledger.eventstore.core.Decision;
import org.aimsledger.incident.incident.Incident.Active;
import org.aimsledger.incident.incident.Incident.Cause;
import org.aimsledger.incident.incident.Incident.Known;
import org.aimsledger.incident.incident.Incident.Open;
import org.aimsledger.incident.incident.Incident.Reported;
import org.aimsledger.incident.incident.IncidentCommand.Close;
import org.aimsledger.incident.incident.IncidentCommand.Merge;
import org.aimsledger.incident.incident.IncidentCommand.Reject;
import org.aimsledger.incident.incident.IncidentCommand.Reopen;
import org.aimsledger.incident.incident.IncidentCommand.Resolve;
import org.aimsledger.incident.incident.IncidentRejection.ClocksOpen;
import org.aimsledger.incident.incident.IncidentRejection.CommanderMayNotClose;
import org.aimsledger.incident.incident.IncidentRejection.ContainmentNotReleased;
import org.aimsledger.incident.incident.IncidentRejection.ContainmentUnanswered;
import org.aimsledger.incident.incident.IncidentRejection.EvidenceOnHold;
import org.aimsledger.incident.incident.IncidentRejection.FactsNotStated;
import org.aimsledger.incident.incident.IncidentRejection.MeasuresUnanswered;
import org.aimsledger.incident.incident.IncidentRejection.MergeIntoItself;
import org.aimsledger.incident.incident.IncidentRejection.MergeTargetUnusable;
import org.aimsledger.incident.incident.IncidentRejection.NotTriaged;
import org.aimsledger.incident.incident.IncidentRejection.ResponseBegun;

/// How an incident ends: it is resolved and then closed; or, before anybody has begun to respond,
/// rejected or merged, which asks for none of what a closure asks for.
final class EndRules {
  private EndRules() {}

  static Decision<IncidentEvent, IncidentRejection> resolve(
      Resolve command, Known state, Instant at) {
    var cause = new Cause(command.cause(), command.rootCause().value());
    return switch (state) {
      // Who has begun to mend it step by step says first that it is mended.
      case Active s when s.remedy() != null && s.remedy().step() != IncidentStatus.RECOVERED ->
          notInThisState(command, state);
      case Active s -> {
        var unanswered = s.facts().systemsWhere(c -> c.status() == Containment.Status.REQUESTED);
        if (!command.hold().permits(AlterationKind.FIX)) {
          yield reject(new EvidenceOnHold(command.incident()));
        }
        if (isUnjudged(s.assessment(), command.factsStated())) {
          yield reject(new FactsNotStated(command.incident(), s.assessment().severity()));
        }
        if (!command.unanswered().isEmpty()) {
          yield reject(new MeasuresUnanswered(command.incident(), command.unanswered()));
        }
        yield unanswered.isEmpty()
            ? accept(
                new IncidentEvent.Resolved(
                    command.incident(),
                    s.facts().systems(),
                    command.summary().value(),
                    cause.classification(),
                    cause.statement(),
                    at))
            : reject(new ContainmentUnanswered(command.incident(), unanswered));
      }
      case Incident.Resolved s ->
          s.resolution().summary().equals(command.summary().value())
                  && s.resolution().cause().equals(cause)
              ? accept()
              : notInThisState(command, state);
      case Reported _, Incident.Acknowledged _ -> reject(new NotTriaged(command.incident()));
      case Incident.Closed _, Incident.Rejected _, Incident.Merged _ ->
          notInThisState(command, state);
    };
  }

  /// Whether a grave incident is about to end without anybody having asked what the law wants.
  private static boolean isUnjudged(Assessment assessment, boolean factsStated) {
    return !factsStated
        && switch (assessment.severity()) {
          // What nobody has judged may be grave.
          case UNDECIDED, SEV1, SEV2 -> true;
          case SEV3, SEV4 -> false;
        };
  }

  static Decision<IncidentEvent, IncidentRejection> close(Close command, Known state, Instant at) {
    return switch (state) {
      case Incident.Resolved s -> close(command, s, at);
      // Closing twice is a caller's retry, not an error.
      case Incident.Closed _ -> accept();
      case Reported _, Incident.Acknowledged _, Active _, Incident.Rejected _, Incident.Merged _ ->
          notInThisState(command, state);
    };
  }

  private static Decision<IncidentEvent, IncidentRejection> close(
      Close command, Incident.Resolved state, Instant at) {
    var by = command.by().value();
    // Also who handed command over: else a hand-over would be the way around.
    if (state.assessment().commanders().contains(by)) {
      return reject(new CommanderMayNotClose(command.incident(), by));
    }
    var held = state.facts().systemsWhere(Containment::isOpen);
    if (!held.isEmpty()) {
      return reject(new ContainmentNotReleased(command.incident(), held));
    }
    if (isUnjudged(state.assessment(), command.factsStated())) {
      return reject(new FactsNotStated(command.incident(), state.assessment().severity()));
    }
    if (!command.openClocks().isEmpty()) {
      return reject(new ClocksOpen(command.incident(), command.openClocks()));
    }
    if (command.hold().held()) {
      return reject(new EvidenceOnHold(command.incident()));
    }
    var unreviewed = LookingBack.missing(command, state).orElse(null);
    if (unreviewed != null) {
      return reject(unreviewed);
    }
    return accept(
        new IncidentEvent.Closed(
            command.incident(), state.facts().systems(), command.lessons().value(), at));
  }

  static Decision<IncidentEvent, IncidentRejection> reopen(
      Reopen command, Known state, Instant at) {
    var newFacts = command.newFacts().value();
    return switch (state) {
      case Incident.Resolved _, Incident.Closed _ ->
          accept(new Reopened(command.incident(), state.facts().systems(), newFacts, at));
      case Active s ->
          newFacts.equals(s.facts().newFacts()) ? accept() : notInThisState(command, state);
      case Reported _, Incident.Acknowledged _, Incident.Rejected _, Incident.Merged _ ->
          notInThisState(command, state);
    };
  }

  static Decision<IncidentEvent, IncidentRejection> rejectIncident(
      Reject command, Known state, Instant at) {
    return switch (state) {
      case Active _ -> reject(new ResponseBegun(command.incident()));
      case Open open -> {
        if (!command.openClocks().isEmpty()) {
          yield reject(new ClocksOpen(command.incident(), command.openClocks()));
        }
        var held = open.facts().systemsWhere(Containment::isOpen);
        yield held.isEmpty()
            ? accept(new IncidentEvent.Rejected(command.incident(), command.reason().value(), at))
            : reject(new ContainmentNotReleased(command.incident(), held));
      }
      case Incident.Rejected _ -> accept();
      case Incident.Resolved _, Incident.Closed _, Incident.Merged _ ->
          notInThisState(command, state);
    };
  }

  static Decision<IncidentEvent, IncidentRejection> merge(Merge command, Known state, Instant at) {
    return switch (state) {
      case Active _ -> reject(new ResponseBegun(command.incident()));
      case Open open -> merge(command, open, at);
      case Incident.Merged s ->
          s.into().equals(command.into()) ? accept() : notInThisState(command, state);
      case Incident.Resolved _, Incident.Closed _, Incident.Rejected _ ->
          notInThisState(command, state);
    };
  }

  private static Decision<IncidentEvent, IncidentRejection> merge(
      Merge command, Open state, Instant at) {
    if (command.into().equals(command.incident())) {
      return reject(new MergeIntoItself(command.incident()));
    }
    var held = state.facts().systemsWhere(Containment::isOpen);
    if (!held.isEmpty()) {
      return reject(new ContainmentNotReleased(command.incident(), held));
    }
    if (!command.openClocks().isEmpty()) {
      return reject(new ClocksOpen(command.incident(), command.openClocks()));
    }
    return switch (command.target()) {
      case CARRYING_ON ->
          accept(
              new IncidentEvent.Merged(
                  command.incident(), command.into(), command.reason().value(), at));
      case ABSENT, ENDED -> reject(new MergeTargetUnusable(command.into(), command.target()));
    };
  }
}
