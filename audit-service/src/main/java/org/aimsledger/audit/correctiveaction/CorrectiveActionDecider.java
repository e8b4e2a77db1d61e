package org.aimsledger.audit.correctiveaction;

import static org.aimsledger.eventstore.core.Decision.accept;
import static org.aimsledger.eventstore.core.Decision.reject;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Objects;
import java.util.Set;
import org.aimsledger.audit.correctiveaction.CorrectiveAction.Absent;
import org.aimsledger.audit.correctiveaction.CorrectiveAction.Cancelled;
import org.aimsledger.audit.correctiveaction.CorrectiveAction.Done;
import org.aimsledger.audit.correctiveaction.CorrectiveAction.Facts;
import org.aimsledger.audit.correctiveaction.CorrectiveAction.Known;
import org.aimsledger.audit.correctiveaction.CorrectiveAction.Open;
import org.aimsledger.audit.correctiveaction.CorrectiveAction.Verified;
import org.aimsledger.audit.correctiveaction.CorrectiveActionCommand.Cancel;
import org.aimsledger.audit.correctiveaction.CorrectiveActionCommand.ChangeDue;
import org.aimsledger.audit.correctiveaction.CorrectiveActionCommand.FindIneffective;
import org.aimsledger.audit.correctiveaction.CorrectiveActionCommand.HandOver;
import org.aimsledger.audit.correctiveaction.CorrectiveActionCommand.ReportDone;
import org.aimsledger.audit.correctiveaction.CorrectiveActionCommand.Verify;
import org.aimsledger.audit.correctiveaction.CorrectiveActionRejection.AlreadyOpened;
import org.aimsledger.audit.correctiveaction.CorrectiveActionRejection.AwaitsCheck;
import org.aimsledger.audit.correctiveaction.CorrectiveActionRejection.DueInPast;
import org.aimsledger.audit.correctiveaction.CorrectiveActionRejection.Ended;
import org.aimsledger.audit.correctiveaction.CorrectiveActionRejection.NotDone;
import org.aimsledger.audit.correctiveaction.CorrectiveActionRejection.NotTheOwner;
import org.aimsledger.audit.correctiveaction.CorrectiveActionRejection.OwnWork;
import org.aimsledger.audit.correctiveaction.CorrectiveActionRejection.Unknown;
import org.aimsledger.contracts.audit.CorrectiveActionEvent;
import org.aimsledger.contracts.audit.CorrectiveActionStanding;
import org.aimsledger.eventstore.core.CorruptStreamException;
import org.aimsledger.eventstore.core.Decider;
import org.aimsledger.eventstore.core.Decision;

/// The rules of corrective actions: its owner does it, and nobody who has had it in his hands says
/// that it helps, gives it more time or gives it up. A fulfilled order may be repeated.
final class CorrectiveActionDecider
    implements Decider<
        CorrectiveActionCommand,
        CorrectiveAction,
        CorrectiveActionEvent,
        CorrectiveActionRejection> {
  @Override
  public CorrectiveAction initial() {
    return new Absent();
  }

  @Override
  public Decision<CorrectiveActionEvent, CorrectiveActionRejection> decide(
      CorrectiveActionCommand command, CorrectiveAction state) {
    return switch (state) {
      case Absent _ ->
          command instanceof CorrectiveActionCommand.Open c
              ? accept(opened(c))
              : reject(new Unknown(command.action()));
      case Known known -> decide(command, known);
    };
  }

  private static Decision<CorrectiveActionEvent, CorrectiveActionRejection> decide(
      CorrectiveActionCommand command, Known state) {
    return switch (command) {
      case CorrectiveActionCommand.Open c ->
          isSame(c, state.facts()) ? accept() : reject(new AlreadyOpened(c.action()));
      case HandOver c -> handOver(c, state);
      case ChangeDue c -> changeDue(c, state);
      case ReportDone c -> reportDone(c, state);
      case Verify c -> verify(c, state);
      case FindIneffective c -> findIneffective(c, state);
      case Cancel c -> cancel(c, state);
    };
  }

  private static CorrectiveActionEvent opened(CorrectiveActionCommand.Open c) {
    return new CorrectiveActionEvent.Opened(
        c.action(),
        c.incident(),
        c.systems(),
        c.title(),
        c.description(),
        c.owner(),
        c.due(),
        c.by(),
        c.at());
  }

  private static boolean isSame(CorrectiveActionCommand.Open c, Facts facts) {
    return Objects.equals(c.incident(), facts.incident())
        && c.title().equals(facts.title())
        && c.description().equals(facts.description());
  }

  private static Decision<CorrectiveActionEvent, CorrectiveActionRejection> handOver(
      HandOver c, Known state) {
    var facts = state.facts();
    return switch (state) {
      case Open _ ->
          c.to().equals(facts.owner())
              ? accept()
              : accept(
                  new CorrectiveActionEvent.HandedOver(
                      c.action(), facts.incident(), facts.owner(), c.to(), c.reason(), c.at()));
      case Done _ -> reject(new AwaitsCheck());
      case Verified _, Cancelled _ -> ended(state);
    };
  }

  private static Decision<CorrectiveActionEvent, CorrectiveActionRejection> changeDue(
      ChangeDue c, Known state) {
    var facts = state.facts();
    return switch (state) {
      case Open _ when facts.hands().contains(c.by()) -> reject(new OwnWork(c.by()));
      case Open _ when c.due().equals(facts.due()) -> accept();
      case Open _ when c.due().isBefore(day(c.at())) -> reject(new DueInPast(c.due(), day(c.at())));
      case Open _ ->
          accept(
              new CorrectiveActionEvent.DueChanged(
                  c.action(), facts.incident(), facts.due(), c.due(), c.reason(), c.by(), c.at()));
      case Done _ -> reject(new AwaitsCheck());
      case Verified _, Cancelled _ -> ended(state);
    };
  }

  private static Decision<CorrectiveActionEvent, CorrectiveActionRejection> reportDone(
      ReportDone c, Known state) {
    var facts = state.facts();
    return switch (state) {
      case Open _ ->
          c.by().equals(facts.owner())
              ? accept(
                  new CorrectiveActionEvent.Done(
                      c.action(), facts.incident(), facts.due(), c.result(), c.by(), c.at()))
              : reject(new NotTheOwner(facts.owner()));
      case Done done ->
          done.result().equals(c.result()) && done.by().equals(c.by())
              ? accept()
              : reject(new AwaitsCheck());
      case Verified _, Cancelled _ -> ended(state);
    };
  }

  private static Decision<CorrectiveActionEvent, CorrectiveActionRejection> verify(
      Verify c, Known state) {
    var facts = state.facts();
    return switch (state) {
      case Open _ -> reject(new NotDone());
      case Done _ when facts.hands().contains(c.by()) -> reject(new OwnWork(c.by()));
      case Done _ ->
          accept(
              new CorrectiveActionEvent.Verified(
                  c.action(), facts.incident(), facts.due(), c.evidence(), c.by(), c.at()));
      case Verified _ -> accept();
      case Cancelled _ -> ended(state);
    };
  }

  private static Decision<CorrectiveActionEvent, CorrectiveActionRejection> findIneffective(
      FindIneffective c, Known state) {
    var facts = state.facts();
    return switch (state) {
      case Open open -> c.evidence().equals(open.finding()) ? accept() : reject(new NotDone());
      case Done _ when facts.hands().contains(c.by()) -> reject(new OwnWork(c.by()));
      case Done _ when c.due().isBefore(day(c.at())) -> reject(new DueInPast(c.due(), day(c.at())));
      case Done _ ->
          accept(
              new CorrectiveActionEvent.FoundIneffective(
                  c.action(), facts.incident(), c.evidence(), c.due(), c.by(), c.at()));
      case Verified _, Cancelled _ -> ended(state);
    };
  }

  private static Decision<CorrectiveActionEvent, CorrectiveActionRejection> cancel(
      Cancel c, Known state) {
    var facts = state.facts();
    return switch (state) {
      case Open _, Done _ ->
          facts.hands().contains(c.by())
              ? reject(new OwnWork(c.by()))
              : accept(
                  new CorrectiveActionEvent.Cancelled(
                      c.action(), facts.incident(), facts.due(), c.reason(), c.by(), c.at()));
      case Verified _ -> ended(state);
      case Cancelled _ -> accept();
    };
  }

  private static Decision<CorrectiveActionEvent, CorrectiveActionRejection> ended(Known state) {
    return reject(new Ended(standing(state)));
  }

  static CorrectiveActionStanding standing(Known state) {
    return switch (state) {
      case Open _ -> CorrectiveActionStanding.OPEN;
      case Done _ -> CorrectiveActionStanding.DONE;
      case Verified _ -> CorrectiveActionStanding.VERIFIED;
      case Cancelled _ -> CorrectiveActionStanding.CANCELLED;
    };
  }

  private static LocalDate day(Instant at) {
    return at.atZone(ZoneOffset.UTC).toLocalDate();
  }

  @Override
  public CorrectiveAction evolve(CorrectiveAction state, CorrectiveActionEvent event) {
    return switch (event) {
      case CorrectiveActionEvent.Opened e when state instanceof Absent -> new Open(facts(e), null);
      case CorrectiveActionEvent.HandedOver e when state instanceof Open open ->
          new Open(open.facts().ownedBy(e.owner()), open.finding());
      case CorrectiveActionEvent.DueChanged e when state instanceof Open open ->
          new Open(open.facts().dueOn(e.due()), open.finding());
      case CorrectiveActionEvent.Done e when state instanceof Open open ->
          new Done(open.facts().doneBy(e.by()), e.result(), e.by(), e.at());
      case CorrectiveActionEvent.Verified e when state instanceof Done done ->
          new Verified(done.facts(), done.result(), e.evidence(), e.by(), e.at());
      case CorrectiveActionEvent.FoundIneffective e when state instanceof Done done ->
          new Open(done.facts().dueOn(e.due()), e.evidence());
      case CorrectiveActionEvent.Cancelled e when state instanceof Open open ->
          new Cancelled(open.facts(), e.reason(), e.by(), e.at());
      case CorrectiveActionEvent.Cancelled e when state instanceof Done done ->
          new Cancelled(done.facts(), e.reason(), e.by(), e.at());
      case CorrectiveActionEvent.Opened _,
          CorrectiveActionEvent.HandedOver _,
          CorrectiveActionEvent.DueChanged _,
          CorrectiveActionEvent.Done _,
          CorrectiveActionEvent.Verified _,
          CorrectiveActionEvent.FoundIneffective _,
          CorrectiveActionEvent.Cancelled _ ->
          throw new CorruptStreamException(state, event);
    };
  }

  private static Facts facts(CorrectiveActionEvent.Opened e) {
    return new Facts(
        e.action(),
        e.incident(),
        e.systems(),
        e.title(),
        e.description(),
        e.owner(),
        e.due(),
        e.plannedBy(),
        Set.of(e.owner()),
        e.at());
  }
}
