package org.aimsledger.incident.incident;

import static org.aimsledger.eventstore.core.Decision.accept;
import static org.aimsledger.eventstore.core.Decision.acceptAll;
import static org.aimsledger.eventstore.core.Decision.reject;

import java.time.Instant;
import java.util.ArrayList;
import org.aimsledger.contracts.incident.ContainmentOutcome;
import org.aimsledger.contracts.incident.IncidentEvent;
import org.aimsledger.contracts.incident.IncidentEvent.ContainmentAcknowledged;
import org.aimsledger.contracts.incident.IncidentEvent.ContainmentEscalated;
import org.aimsledger.contracts.incident.IncidentEvent.ContainmentReleased;
import org.aimsledger.contracts.incident.IncidentEvent.ContainmentRequested;
import org.aimsledger.contracts.incident.IncidentEvent.ContainmentRetried;
import org.aimsledger.contracts.incident.IncidentEvent.ContainmentTimedOut;
import org.aimsledger.contracts.incident.IncidentEvent.ReleaseAcknowledged;
import org.aimsledger.eventstore.core.Decision;
import org.aimsledger.incident.incident.Incident.Known;
import org.aimsledger.incident.incident.Incident.Reported;
import org.aimsledger.incident.incident.Incident.Taken;
import org.aimsledger.incident.incident.IncidentCommand.RecordContainment;
import org.aimsledger.incident.incident.IncidentCommand.RecordRelease;
import org.aimsledger.incident.incident.IncidentCommand.ReleaseContainment;
import org.aimsledger.incident.incident.IncidentCommand.RequestContainment;
import org.aimsledger.incident.incident.IncidentCommand.WatchContainments;
import org.aimsledger.incident.incident.IncidentRejection.AnswerContradicts;
import org.aimsledger.incident.incident.IncidentRejection.NoContainment;
import org.aimsledger.incident.incident.IncidentRejection.NotAcknowledged;
import org.aimsledger.incident.incident.IncidentRejection.NotInThisState;
import org.aimsledger.incident.incident.IncidentRejection.SystemNotLinked;
import org.aimsledger.incident.platform.Patience;

/// Taking systems out of use and giving them back.
///
/// Whether a system runs is known to its owner, not to us: what the owner says is recorded even
/// when the incident has moved on, and the last thing it said holds.
final class ContainmentRules {
  private ContainmentRules() {}

  /// No approval and no triage is needed: whoever is on call may stop a system at once.
  static Decision<IncidentEvent, IncidentRejection> request(
      RequestContainment command, Known state, Instant at) {
    return switch (state) {
      case Taken taken -> request(command, taken.facts(), at);
      case Reported _ -> reject(new NotAcknowledged(command.incident()));
      case Incident.Resolved _, Incident.Closed _, Incident.Rejected _, Incident.Merged _ ->
          reject(new NotInThisState(command.incident(), state.status()));
    };
  }

  private static Decision<IncidentEvent, IncidentRejection> request(
      RequestContainment command, Facts facts, Instant at) {
    if (!facts.systems().contains(command.system())) {
      return reject(new SystemNotLinked(command.incident(), command.system()));
    }
    if (facts.containment(command.system()).filter(Containment::isOpen).isPresent()) {
      return accept();
    }
    return accept(
        new ContainmentRequested(
            command.incident(),
            command.system(),
            command.reason().value(),
            at.plus(command.patience().of(1)),
            at));
  }

  /// What is not answered is asked for again, each time with more patience, and then given to
  /// people; it stays open. Looking again finds nothing new.
  static Decision<IncidentEvent, IncidentRejection> watch(
      WatchContainments command, Known state, Instant at) {
    var events = new ArrayList<IncidentEvent>();
    for (var one : state.facts().containments()) {
      var due = dueOf(one, command.patience());
      if (one.isAwaited() && due.isBefore(at)) {
        events.add(
            new ContainmentTimedOut(
                command.incident(), one.system(), one.asking().attempt(), due, at));
        events.add(next(command, one, at));
      }
    }
    return acceptAll(events);
  }

  private static Instant dueOf(Containment containment, Patience patience) {
    var recorded = containment.asking().answerDue();
    return recorded == null
        ? containment.requestedAt().plus(patience.of(containment.asking().attempt()))
        : recorded;
  }

  private static IncidentEvent next(WatchContainments command, Containment one, Instant at) {
    var asked = one.asking().attempt();
    return asked < command.patience().attempts()
        ? new ContainmentRetried(
            command.incident(),
            one.system(),
            one.reason(),
            asked + 1,
            at.plus(command.patience().of(asked + 1)),
            at)
        : new ContainmentEscalated(command.incident(), one.system(), asked, at);
  }

  static Decision<IncidentEvent, IncidentRejection> answered(
      RecordContainment command, Known state, Instant at) {
    var containment = state.facts().containment(command.system()).orElse(null);
    if (containment == null) {
      return reject(new NoContainment(command.incident(), command.system()));
    }
    var event =
        new ContainmentAcknowledged(
            command.incident(), command.system(), command.outcome(), command.detail().value(), at);
    return switch (command.outcome()) {
      case SUSPENDED ->
          switch (containment.status()) {
            case SUSPENDED -> accept();
            case RELEASED -> containment.answeredAt() == null ? accept(event) : accept();
            case REQUESTED, DECLINED, RESUMED -> accept(event);
          };
      case DECLINED ->
          switch (containment.status()) {
            case DECLINED -> accept();
            case SUSPENDED -> contradiction(command, ContainmentOutcome.SUSPENDED);
            case REQUESTED, RELEASED, RESUMED -> accept(event);
          };
    };
  }

  private static Decision<IncidentEvent, IncidentRejection> contradiction(
      RecordContainment command, ContainmentOutcome known) {
    return reject(new AnswerContradicts(command.incident(), command.system(), known));
  }

  /// Possible in every state, so that no state can keep a system out of use for ever, and before
  /// the owner has answered, so that an owner who never answers can't keep the incident open.
  static Decision<IncidentEvent, IncidentRejection> release(
      ReleaseContainment command, Known state, Instant at) {
    var containment = state.facts().containment(command.system()).orElse(null);
    if (containment == null) {
      return reject(new NoContainment(command.incident(), command.system()));
    }
    return containment.isOpen()
        ? accept(
            new ContainmentReleased(
                command.incident(), command.system(), command.reason().value(), at))
        : accept();
  }

  static Decision<IncidentEvent, IncidentRejection> released(
      RecordRelease command, Known state, Instant at) {
    var containment = state.facts().containment(command.system()).orElse(null);
    if (containment == null) {
      return reject(new NoContainment(command.incident(), command.system()));
    }
    return switch (containment.status()) {
      case RESUMED, DECLINED -> accept();
      // Also without our release: the owner has let go, whoever made it do so.
      case REQUESTED, SUSPENDED, RELEASED ->
          accept(new ReleaseAcknowledged(command.incident(), command.system(), at));
    };
  }
}
