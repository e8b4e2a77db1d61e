package org.aimsledger.incident.containmentaction;

import java.util.List;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.aimsledger.contracts.incident.ContainmentActionEvent;
import org.aimsledger.contracts.incident.ContainmentActionEvent.Acknowledged;
import org.aimsledger.contracts.incident.ContainmentActionEvent.Escalated;
import org.aimsledger.contracts.incident.ContainmentActionEvent.Requested;
import org.aimsledger.contracts.incident.ContainmentActionEvent.Retried;
import org.aimsledger.contracts.incident.ContainmentActionEvent.TimedOut;
import org.aimsledger.contracts.incident.ContainmentActionEvent.Withdrawn;
import org.aimsledger.contracts.incident.MeasureOutcome;
import org.aimsledger.eventstore.core.CorruptStreamException;
import org.aimsledger.incident.containmentaction.ContainmentActions.Absent;
import org.aimsledger.incident.containmentaction.ContainmentActions.Action;
import org.aimsledger.incident.containmentaction.ContainmentActions.Ordered;
import org.aimsledger.incident.containmentaction.ContainmentActions.Status;

/// Events of the measures of one incident → where they stand.
final class ContainmentActionHistory {
  private ContainmentActionHistory() {}

  static ContainmentActions evolve(ContainmentActions state, ContainmentActionEvent event) {
    return switch (state) {
      case Absent _ -> {
        if (event instanceof Requested e) {
          yield new Ordered(e.incident(), List.of(action(e)));
        }
        throw new CorruptStreamException(state, event);
      }
      case Ordered ordered -> next(ordered, event);
    };
  }

  private static Ordered next(Ordered state, ContainmentActionEvent event) {
    return switch (event) {
      case Requested e ->
          new Ordered(
              state.incident(),
              Stream.concat(state.actions().stream(), Stream.of(action(e))).toList());
      case TimedOut _ -> state;
      case Retried e -> with(state, e.action(), one -> one.retried(e.attempt(), e.answerDue()));
      case Escalated e -> with(state, e.action(), one -> one.now(Status.ESCALATED, null, null));
      case Acknowledged e ->
          with(state, e.action(), one -> one.now(status(e.outcome()), e.detail(), e.at()));
      case Withdrawn e ->
          with(state, e.action(), one -> one.now(Status.WITHDRAWN, e.reason(), e.at()));
    };
  }

  private static Status status(MeasureOutcome outcome) {
    return switch (outcome) {
      case CARRIED_OUT -> Status.CARRIED_OUT;
      case DECLINED -> Status.DECLINED;
    };
  }

  private static Action action(Requested event) {
    return new Action(
        event.action(),
        event.system(),
        event.measure(),
        event.target(),
        event.reason(),
        event.requestedBy(),
        Status.REQUESTED,
        1,
        event.at(),
        event.answerDue(),
        null,
        null);
  }

  private static Ordered with(Ordered state, UUID id, UnaryOperator<Action> change) {
    return new Ordered(
        state.incident(),
        state.actions().stream()
            .map(one -> one.id().equals(id) ? change.apply(one) : one)
            .toList());
  }
}
