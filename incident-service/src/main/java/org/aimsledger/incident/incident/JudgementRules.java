package org.aimsledger.incident.incident;

import static org.aimsledger.eventstore.core.Decision.accept;
import static org.aimsledger.eventstore.core.Decision.reject;

import java.time.Instant;
import java.util.function.Function;
import org.aimsledger.contracts.incident.IncidentEvent;
import org.aimsledger.contracts.incident.IncidentEvent.CommanderAssigned;
import org.aimsledger.contracts.incident.IncidentEvent.KindChanged;
import org.aimsledger.contracts.incident.IncidentEvent.OecdSeverityChanged;
import org.aimsledger.contracts.incident.IncidentEvent.SeverityChanged;
import org.aimsledger.contracts.incident.OecdSeverity;
import org.aimsledger.contracts.incident.Severity;
import org.aimsledger.eventstore.core.Decision;
import org.aimsledger.incident.incident.Incident.Judged;
import org.aimsledger.incident.incident.Incident.Known;
import org.aimsledger.incident.incident.Incident.Reported;
import org.aimsledger.incident.incident.IncidentCommand.AssignCommander;
import org.aimsledger.incident.incident.IncidentCommand.ChangeKind;
import org.aimsledger.incident.incident.IncidentCommand.ChangeOecdSeverity;
import org.aimsledger.incident.incident.IncidentCommand.ChangeSeverity;
import org.aimsledger.incident.incident.IncidentCommand.FollowUp;
import org.aimsledger.incident.incident.IncidentRejection.CommanderHasNoOtherRole;
import org.aimsledger.incident.incident.IncidentRejection.JudgementStands;
import org.aimsledger.incident.incident.IncidentRejection.LoweringNeedsApprover;
import org.aimsledger.incident.incident.IncidentRejection.NotInThisState;
import org.aimsledger.incident.incident.IncidentRejection.NotTriaged;

/// Judging anew what was judged at triage, one field at a time.
final class JudgementRules {
  private JudgementRules() {}

  static Decision<IncidentEvent, IncidentRejection> changeKind(
      ChangeKind command, Known state, Instant at) {
    return onJudged(
        command,
        state,
        assessment ->
            command.to() == assessment.kind()
                ? accept()
                : accept(
                    new KindChanged(
                        command.incident(),
                        assessment.kind(),
                        command.to(),
                        command.reason().value(),
                        at)));
  }

  static Decision<IncidentEvent, IncidentRejection> changeSeverity(
      ChangeSeverity command, Known state, Instant at) {
    return onJudged(
        command, state, assessment -> changeSeverity(command, assessment.severity(), at));
  }

  private static Decision<IncidentEvent, IncidentRejection> changeSeverity(
      ChangeSeverity command, Severity from, Instant at) {
    if (command.to() == from) {
      return accept();
    }
    if (command.to() == Severity.UNDECIDED) {
      // Else undeciding and deciding again would lower it without an approver.
      return reject(new JudgementStands("severity"));
    }
    if (isLowering(from, command.to()) && !command.by().approver()) {
      return reject(new LoweringNeedsApprover(from, command.to()));
    }
    return accept(
        new SeverityChanged(command.incident(), from, command.to(), command.reason().value(), at));
  }

  static boolean isLowering(Severity from, Severity to) {
    return from != Severity.UNDECIDED && rank(to) < rank(from);
  }

  private static int rank(Severity severity) {
    return switch (severity) {
      case UNDECIDED -> 0;
      case SEV4 -> 1;
      case SEV3 -> 2;
      case SEV2 -> 3;
      case SEV1 -> 4;
    };
  }

  static Decision<IncidentEvent, IncidentRejection> changeOecdSeverity(
      ChangeOecdSeverity command, Known state, Instant at) {
    return onJudged(
        command,
        state,
        assessment -> {
          var from = assessment.oecdSeverity();
          if (command.to() == from) {
            return accept();
          }
          return command.to() == OecdSeverity.UNDECIDED
              ? reject(new JudgementStands("oecdSeverity"))
              : accept(
                  new OecdSeverityChanged(
                      command.incident(), from, command.to(), command.reason().value(), at));
        });
  }

  static Decision<IncidentEvent, IncidentRejection> assignCommander(
      AssignCommander command, Known state, Instant at) {
    return onJudged(
        command,
        state,
        assessment -> assignCommander(command, assessment.commander(), state.facts(), at));
  }

  private static Decision<IncidentEvent, IncidentRejection> assignCommander(
      AssignCommander command, String from, Facts facts, Instant at) {
    var next = command.commander().value();
    if (next.equals(from)) {
      return accept();
    }
    return facts.holdsRole(next)
        ? reject(new CommanderHasNoOtherRole(command.incident(), next))
        : accept(
            new CommanderAssigned(command.incident(), from, next, command.reason().value(), at));
  }

  private static Decision<IncidentEvent, IncidentRejection> onJudged(
      FollowUp command,
      Known state,
      Function<Assessment, Decision<IncidentEvent, IncidentRejection>> rule) {
    return switch (state) {
      case Judged judged -> rule.apply(judged.assessment());
      case Reported _, Incident.Acknowledged _ -> reject(new NotTriaged(command.incident()));
      case Incident.Closed _, Incident.Rejected _, Incident.Merged _ ->
          reject(new NotInThisState(command.incident(), state.status()));
    };
  }
}
