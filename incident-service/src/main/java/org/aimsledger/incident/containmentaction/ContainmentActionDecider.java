package org.aimsledger.incident.containmentaction;

import static org.aimsledger.eventstore.core.Decision.accept;
import static org.aimsledger.eventstore.core.Decision.acceptAll;
import static org.aimsledger.eventstore.core.Decision.reject;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.aimsledger.contracts.incident.AlterationKind;
import org.aimsledger.contracts.incident.ContainmentActionEvent;
import org.aimsledger.contracts.incident.ContainmentActionEvent.Acknowledged;
import org.aimsledger.contracts.incident.ContainmentActionEvent.Escalated;
import org.aimsledger.contracts.incident.ContainmentActionEvent.Requested;
import org.aimsledger.contracts.incident.ContainmentActionEvent.Retried;
import org.aimsledger.contracts.incident.ContainmentActionEvent.TimedOut;
import org.aimsledger.contracts.incident.ContainmentActionEvent.Withdrawn;
import org.aimsledger.contracts.incident.ContainmentMeasure;
import org.aimsledger.contracts.incident.MeasureOutcome;
import org.aimsledger.eventstore.core.Decider;
import org.aimsledger.eventstore.core.Decision;
import org.aimsledger.incident.containmentaction.ContainmentActionCommand.Acknowledge;
import org.aimsledger.incident.containmentaction.ContainmentActionCommand.Request;
import org.aimsledger.incident.containmentaction.ContainmentActionCommand.Watch;
import org.aimsledger.incident.containmentaction.ContainmentActionCommand.Withdraw;
import org.aimsledger.incident.containmentaction.ContainmentActionRejection.ActionHasEnded;
import org.aimsledger.incident.containmentaction.ContainmentActionRejection.ActionIsAnother;
import org.aimsledger.incident.containmentaction.ContainmentActionRejection.EvidenceOnHold;
import org.aimsledger.incident.containmentaction.ContainmentActionRejection.IncidentNotTaken;
import org.aimsledger.incident.containmentaction.ContainmentActionRejection.SystemNotLinked;
import org.aimsledger.incident.containmentaction.ContainmentActionRejection.TooManyActions;
import org.aimsledger.incident.containmentaction.ContainmentActionRejection.UnknownAction;
import org.aimsledger.incident.containmentaction.ContainmentActionRejection.UnknownIncident;
import org.aimsledger.incident.containmentaction.ContainmentActions.Absent;
import org.aimsledger.incident.containmentaction.ContainmentActions.Action;
import org.aimsledger.incident.containmentaction.ContainmentActions.Ordered;
import org.aimsledger.incident.containmentaction.ContainmentActions.Status;
import org.aimsledger.incident.platform.WorldTime;

/// The rules of measures: whoever is on call orders them without approval; who runs the system
/// answers; what is not answered is asked for again and then escalated, and stays open.
final class ContainmentActionDecider
    implements Decider<
        ContainmentActionCommand,
        ContainmentActions,
        ContainmentActionEvent,
        ContainmentActionRejection> {

  @Override
  public ContainmentActions initial() {
    return new Absent();
  }

  @Override
  public ContainmentActions evolve(ContainmentActions state, ContainmentActionEvent event) {
    return ContainmentActionHistory.evolve(state, event);
  }

  @Override
  public Decision<ContainmentActionEvent, ContainmentActionRejection> decide(
      ContainmentActionCommand command, ContainmentActions state) {
    var at = WorldTime.kept(command.at());
    return switch (command) {
      case Request c -> request(c, state, at);
      case Acknowledge c ->
          state instanceof Ordered ordered
              ? acknowledge(c, ordered, at)
              : reject(new UnknownAction(c.action()));
      case Withdraw c ->
          state instanceof Ordered ordered
              ? withdraw(c, ordered, at)
              : reject(new UnknownAction(c.action()));
      case Watch c -> state instanceof Ordered ordered ? watch(c, ordered, at) : accept();
    };
  }

  private static Decision<ContainmentActionEvent, ContainmentActionRejection> request(
      Request command, ContainmentActions state, Instant at) {
    var measure = command.measure();
    var ordered =
        state instanceof Ordered known ? known : new Ordered(command.incident(), List.of());
    var same = ordered.action(command.action()).orElse(null);
    if (same != null) {
      return isSame(same, measure) && same.reason().equals(command.reason().value())
          ? accept()
          : reject(new ActionIsAnother(command.action()));
    }
    if (!command.of().known()) {
      return reject(new UnknownIncident(command.incident()));
    }
    if (!command.of().taken()) {
      return reject(new IncidentNotTaken(command.incident()));
    }
    if (!command.of().systems().contains(measure.system())) {
      return reject(new SystemNotLinked(command.incident(), measure.system()));
    }
    if (measure.kind() == ContainmentMeasure.ROLL_BACK
        && !command.hold().permits(AlterationKind.ROLL_BACK)) {
      return reject(new EvidenceOnHold(command.incident(), measure.kind()));
    }
    // The order stands already: a second one would only be answered twice.
    if (ordered.actions().stream().anyMatch(one -> one.isOpen() && isSame(one, measure))) {
      return accept();
    }
    return ordered.actions().size() < ContainmentActionCommand.MOST_ACTIONS
        ? accept(
            new Requested(
                command.action(),
                command.incident(),
                measure.system(),
                measure.kind(),
                measure.target(),
                command.reason().value(),
                command.by().value(),
                at.plus(command.patience().of(1)),
                at))
        : reject(new TooManyActions(ContainmentActionCommand.MOST_ACTIONS));
  }

  private static boolean isSame(Action known, Measure measure) {
    return known.system().equals(measure.system())
        && known.measure() == measure.kind()
        && Objects.equals(known.target(), measure.target());
  }

  private static Decision<ContainmentActionEvent, ContainmentActionRejection> acknowledge(
      Acknowledge command, Ordered state, Instant at) {
    var action = state.action(command.action()).orElse(null);
    if (action == null) {
      return reject(new UnknownAction(command.action()));
    }
    var event =
        new Acknowledged(
            command.action(),
            command.incident(),
            command.outcome(),
            command.detail().value(),
            command.by().value(),
            at);
    return switch (action.status()) {
      case REQUESTED, ESCALATED -> accept(event);
      // What was done is done, also when nobody wanted it any more: the last true word holds.
      case DECLINED, WITHDRAWN ->
          command.outcome() == MeasureOutcome.CARRIED_OUT
              ? accept(event)
              : action.status() == Status.DECLINED ? accept() : ended(action);
      case CARRIED_OUT ->
          command.outcome() == MeasureOutcome.CARRIED_OUT ? accept() : ended(action);
    };
  }

  private static Decision<ContainmentActionEvent, ContainmentActionRejection> withdraw(
      Withdraw command, Ordered state, Instant at) {
    var action = state.action(command.action()).orElse(null);
    if (action == null) {
      return reject(new UnknownAction(command.action()));
    }
    return switch (action.status()) {
      case REQUESTED, ESCALATED ->
          accept(new Withdrawn(command.action(), command.incident(), command.reason().value(), at));
      case WITHDRAWN -> accept();
      case CARRIED_OUT, DECLINED -> ended(action);
    };
  }

  private static Decision<ContainmentActionEvent, ContainmentActionRejection> ended(Action action) {
    return reject(new ActionHasEnded(action.id(), action.status().name()));
  }

  private static Decision<ContainmentActionEvent, ContainmentActionRejection> watch(
      Watch command, Ordered state, Instant at) {
    var events = new ArrayList<ContainmentActionEvent>();
    for (var action : state.actions()) {
      if (action.status() == Status.REQUESTED && action.answerDue().isBefore(at)) {
        events.add(
            new TimedOut(action.id(), state.incident(), action.attempt(), action.answerDue(), at));
        events.add(next(command, state, action, at));
      }
    }
    return acceptAll(events);
  }

  private static ContainmentActionEvent next(
      Watch command, Ordered state, Action action, Instant at) {
    return action.attempt() < command.patience().attempts()
        ? new Retried(
            action.id(),
            state.incident(),
            action.system(),
            action.measure(),
            action.target(),
            action.attempt() + 1,
            at.plus(command.patience().of(action.attempt() + 1)),
            at)
        : new Escalated(action.id(), state.incident(), action.system(), action.attempt(), at);
  }
}
