package org.aimsledger.incident.playbookrun;

import static org.aimsledger.eventstore.core.Decision.accept;
import static org.aimsledger.eventstore.core.Decision.reject;

import java.time.Instant;
import org.aimsledger.contracts.incident.PlaybookPhase;
import org.aimsledger.contracts.incident.PlaybookRunEvent;
import org.aimsledger.contracts.incident.PlaybookRunEvent.Abandoned;
import org.aimsledger.contracts.incident.PlaybookRunEvent.CalledAgain;
import org.aimsledger.contracts.incident.PlaybookRunEvent.Completed;
import org.aimsledger.contracts.incident.PlaybookRunEvent.StepSettled;
import org.aimsledger.contracts.incident.StepGuard;
import org.aimsledger.contracts.incident.StepOutcome;
import org.aimsledger.eventstore.core.Decider;
import org.aimsledger.eventstore.core.Decision;
import org.aimsledger.incident.platform.WorldTime;
import org.aimsledger.incident.playbookrun.PlaybookRun.Absent;
import org.aimsledger.incident.playbookrun.PlaybookRun.Started;
import org.aimsledger.incident.playbookrun.PlaybookRunCommand.Abandon;
import org.aimsledger.incident.playbookrun.PlaybookRunCommand.Complete;
import org.aimsledger.incident.playbookrun.PlaybookRunCommand.Settle;
import org.aimsledger.incident.playbookrun.PlaybookRunCommand.Start;
import org.aimsledger.incident.playbookrun.PlaybookRunRejection.GuardNotMet;
import org.aimsledger.incident.playbookrun.PlaybookRunRejection.RunHasEnded;
import org.aimsledger.incident.playbookrun.PlaybookRunRejection.RunIsAnother;
import org.aimsledger.incident.playbookrun.PlaybookRunRejection.StepsOpen;
import org.aimsledger.incident.playbookrun.PlaybookRunRejection.UnknownRun;
import org.aimsledger.incident.playbookrun.PlaybookRunRejection.UnknownStep;

/// The rules of one run. A drill goes by the same rules; only what its guards look at differs,
/// because in a drill nothing is really held or contained.
final class PlaybookRunDecider
    implements Decider<PlaybookRunCommand, PlaybookRun, PlaybookRunEvent, PlaybookRunRejection> {

  @Override
  public PlaybookRun initial() {
    return new Absent();
  }

  @Override
  public PlaybookRun evolve(PlaybookRun state, PlaybookRunEvent event) {
    return PlaybookRunHistory.evolve(state, event);
  }

  @Override
  public Decision<PlaybookRunEvent, PlaybookRunRejection> decide(
      PlaybookRunCommand command, PlaybookRun state) {
    var at = WorldTime.kept(command.at());
    return switch (state) {
      case Absent _ ->
          command instanceof Start start
              ? accept(started(start, at))
              : reject(new UnknownRun(command.run()));
      case Started started ->
          switch (command) {
            case Start c -> calledAgain(c, started, at);
            case Settle c -> settle(c, started, at);
            case Complete c -> complete(c, started, at);
            case Abandon c -> abandon(c, started, at);
          };
    };
  }

  private static PlaybookRunEvent started(Start command, Instant at) {
    return new PlaybookRunEvent.Started(
        command.run(),
        command.incident(),
        command.incident() == null,
        command.playbook().key(),
        command.playbook().version(),
        command.playbook().steps(),
        command.trigger().value(),
        command.reason().value(),
        at);
  }

  /// One run of a playbook for each incident, however often and by whatever it is called for.
  private static Decision<PlaybookRunEvent, PlaybookRunRejection> calledAgain(
      Start command, Started state, Instant at) {
    var incident = command.incident();
    if (!state.key().equals(command.playbook().key())
        || incident == null
        || !incident.equals(state.incident())) {
      return reject(new RunIsAnother(state.run(), state.key()));
    }
    return state.triggers().contains(command.trigger().value())
        ? accept()
        : accept(new CalledAgain(state.run(), incident, command.trigger().value(), at));
  }

  private static Decision<PlaybookRunEvent, PlaybookRunRejection> settle(
      Settle command, Started state, Instant at) {
    var step = state.step(command.step()).orElse(null);
    if (step == null) {
      return reject(
          new UnknownStep(
              command.step(), state.steps().stream().map(one -> one.plan().step()).toList()));
    }
    var known = step.settlement();
    if (known != null
        && known.outcome() == command.outcome()
        && known.note().equals(command.note().value())) {
      return accept();
    }
    var end = state.end();
    if (end != null) {
      return reject(new RunHasEnded(state.run(), end.completed()));
    }
    var guard = step.plan().guard();
    if (command.outcome() == StepOutcome.DONE && guard != null && !holds(guard, command, state)) {
      return reject(new GuardNotMet(command.step(), guard, state.isDrill()));
    }
    return accept(
        new StepSettled(
            state.run(),
            command.step(),
            command.outcome(),
            command.note().value(),
            command.by().value(),
            at));
  }

  private static boolean holds(StepGuard guard, Settle command, Started state) {
    return state.isDrill() ? state.hasDone(phaseOf(guard)) : command.guards().contains(guard);
  }

  /// The steps of a drill that stand for what a guard looks at.
  static PlaybookPhase phaseOf(StepGuard guard) {
    return switch (guard) {
      case CONTAINED -> PlaybookPhase.CONTAIN;
      case EVIDENCE_HELD -> PlaybookPhase.EVIDENCE;
      case REPORTABILITY_DECIDED -> PlaybookPhase.ASSESS;
    };
  }

  private static Decision<PlaybookRunEvent, PlaybookRunRejection> complete(
      Complete command, Started state, Instant at) {
    var end = state.end();
    if (end != null) {
      return end.completed() ? accept() : reject(new RunHasEnded(state.run(), false));
    }
    var open = state.open();
    return open.isEmpty()
        ? accept(new Completed(state.run(), state.isDrill(), command.lessons().value(), at))
        : reject(new StepsOpen(open));
  }

  private static Decision<PlaybookRunEvent, PlaybookRunRejection> abandon(
      Abandon command, Started state, Instant at) {
    var end = state.end();
    if (end != null) {
      return end.completed() ? reject(new RunHasEnded(state.run(), true)) : accept();
    }
    return accept(new Abandoned(state.run(), state.isDrill(), command.reason().value(), at));
  }
}
