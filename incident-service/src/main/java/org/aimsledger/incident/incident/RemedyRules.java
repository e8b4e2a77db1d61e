package org.aimsledger.incident.incident;

import static org.aimsledger.eventstore.core.Decision.accept;
import static org.aimsledger.eventstore.core.Decision.reject;
import static org.aimsledger.incident.incident.IncidentDecider.notInThisState;

import java.time.Instant;
import java.util.Set;
import java.util.function.Function;
import org.aimsledger.contracts.incident.AlterationKind;
import org.aimsledger.contracts.incident.IncidentEvent;
import org.aimsledger.contracts.incident.IncidentEvent.EradicationCompleted;
import org.aimsledger.contracts.incident.IncidentEvent.EradicationStarted;
import org.aimsledger.contracts.incident.IncidentEvent.MonitoringStarted;
import org.aimsledger.contracts.incident.IncidentEvent.RecoveryCompleted;
import org.aimsledger.contracts.incident.IncidentEvent.RecoveryStarted;
import org.aimsledger.contracts.incident.IncidentStatus;
import org.aimsledger.eventstore.core.Decision;
import org.aimsledger.incident.incident.Incident.Active;
import org.aimsledger.incident.incident.Incident.Known;
import org.aimsledger.incident.incident.Incident.Remedy;
import org.aimsledger.incident.incident.Incident.Reported;
import org.aimsledger.incident.incident.IncidentCommand.CompleteEradication;
import org.aimsledger.incident.incident.IncidentCommand.CompleteRecovery;
import org.aimsledger.incident.incident.IncidentCommand.FollowUp;
import org.aimsledger.incident.incident.IncidentCommand.StartEradication;
import org.aimsledger.incident.incident.IncidentCommand.StartMonitoring;
import org.aimsledger.incident.incident.IncidentCommand.StartRecovery;
import org.aimsledger.incident.incident.IncidentRejection.ContainmentUnanswered;
import org.aimsledger.incident.incident.IncidentRejection.EvidenceNotHeld;
import org.aimsledger.incident.incident.IncidentRejection.EvidenceOnHold;
import org.aimsledger.incident.incident.IncidentRejection.NotTriaged;
import org.aimsledger.incident.incident.IncidentRejection.WatchNotOver;
import org.aimsledger.incident.incident.IncidentRejection.WatchOverAlready;

/// Mending it, step by step: the cause is removed, use begins again, it is watched. Nobody has to
/// say so; but whoever begins goes on to the end, or begins again when it comes back.
final class RemedyRules {
  private static final Set<IncidentStatus> WATCHABLE =
      Set.of(IncidentStatus.RECOVERING, IncidentStatus.MONITORING);

  private RemedyRules() {}

  static Decision<IncidentEvent, IncidentRejection> startEradication(
      StartEradication command, Known state, Instant at) {
    return whileActive(
        command,
        state,
        active ->
            active.status() == IncidentStatus.ERADICATING
                ? accept()
                : startEradication(command, active, at));
  }

  private static Decision<IncidentEvent, IncidentRejection> startEradication(
      StartEradication command, Active state, Instant at) {
    // As long as nobody knows whether it is contained, it is not.
    var unanswered = state.facts().systemsWhere(c -> c.status() == Containment.Status.REQUESTED);
    if (!unanswered.isEmpty()) {
      return reject(new ContainmentUnanswered(command.incident(), unanswered));
    }
    if (command.hold().held()) {
      return accept(new EradicationStarted(command.incident(), null, at));
    }
    return command.withoutEvidence() == null
        ? reject(new EvidenceNotHeld(command.incident()))
        : accept(new EradicationStarted(command.incident(), command.withoutEvidence().value(), at));
  }

  static Decision<IncidentEvent, IncidentRejection> completeEradication(
      CompleteEradication command, Known state, Instant at) {
    var change = command.change().value();
    return step(
        command,
        state,
        IncidentStatus.ERADICATED,
        change,
        Set.of(IncidentStatus.ERADICATING),
        _ ->
            command.hold().permits(AlterationKind.FIX)
                ? accept(new EradicationCompleted(command.incident(), change, at))
                : reject(new EvidenceOnHold(command.incident())));
  }

  static Decision<IncidentEvent, IncidentRejection> startRecovery(
      StartRecovery command, Known state, Instant at) {
    var gate = command.gate().value();
    return step(
        command,
        state,
        IncidentStatus.RECOVERING,
        gate,
        Set.of(IncidentStatus.ERADICATED),
        _ -> accept(new RecoveryStarted(command.incident(), gate, at)));
  }

  static Decision<IncidentEvent, IncidentRejection> startMonitoring(
      StartMonitoring command, Known state, Instant at) {
    return whileActive(
        command,
        state,
        active -> {
          var remedy = active.remedy();
          if (remedy == null || !WATCHABLE.contains(remedy.step())) {
            return notInThisState(command, state);
          }
          return command.watched().value().equals(remedy.said())
                  && command.until().equals(remedy.watchUntil())
              ? accept()
              : startMonitoring(command, at);
        });
  }

  private static Decision<IncidentEvent, IncidentRejection> startMonitoring(
      StartMonitoring command, Instant at) {
    return command.until().isAfter(at)
        ? accept(
            new MonitoringStarted(
                command.incident(), command.watched().value(), command.until(), at))
        : reject(new WatchOverAlready(command.until(), at));
  }

  static Decision<IncidentEvent, IncidentRejection> completeRecovery(
      CompleteRecovery command, Known state, Instant at) {
    var result = command.result().value();
    return step(
        command,
        state,
        IncidentStatus.RECOVERED,
        result,
        WATCHABLE,
        remedy -> {
          var until = remedy.watchUntil();
          return until != null && at.isBefore(until)
              ? reject(new WatchNotOver(command.incident(), until))
              : accept(new RecoveryCompleted(command.incident(), result, at));
        });
  }

  /// @param to the step that the order leads to; who orders it again with the same words has it
  /// @param from the steps that it can be taken from
  private static Decision<IncidentEvent, IncidentRejection> step(
      FollowUp command,
      Known state,
      IncidentStatus to,
      String said,
      Set<IncidentStatus> from,
      Function<Remedy, Decision<IncidentEvent, IncidentRejection>> rule) {
    return whileActive(
        command,
        state,
        active -> {
          var remedy = active.remedy();
          if (remedy != null && remedy.step() == to && said.equals(remedy.said())) {
            return accept();
          }
          return remedy != null && from.contains(remedy.step())
              ? rule.apply(remedy)
              : notInThisState(command, state);
        });
  }

  private static Decision<IncidentEvent, IncidentRejection> whileActive(
      FollowUp command,
      Known state,
      Function<Active, Decision<IncidentEvent, IncidentRejection>> rule) {
    return switch (state) {
      case Active active -> rule.apply(active);
      case Reported _, Incident.Acknowledged _ -> reject(new NotTriaged(command.incident()));
      case Incident.Resolved _, Incident.Closed _, Incident.Rejected _, Incident.Merged _ ->
          notInThisState(command, state);
    };
  }
}
