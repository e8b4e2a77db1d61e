package org.aimsledger.incident.signalrule;

import static org.aimsledger.eventstore.core.Decision.accept;
import static org.aimsledger.eventstore.core.Decision.reject;

import org.aimsledger.contracts.incident.SignalRuleEvent;
import org.aimsledger.contracts.incident.SignalRuleEvent.Drafted;
import org.aimsledger.contracts.incident.SignalRuleEvent.Retired;
import org.aimsledger.contracts.incident.SignalRuleEvent.Tried;
import org.aimsledger.contracts.incident.SignalRuleEvent.WentLive;
import org.aimsledger.eventstore.core.CorruptStreamException;
import org.aimsledger.eventstore.core.Decider;
import org.aimsledger.eventstore.core.Decision;
import org.aimsledger.incident.signalrule.SignalRule.Absent;
import org.aimsledger.incident.signalrule.SignalRule.Version;
import org.aimsledger.incident.signalrule.SignalRule.Written;
import org.aimsledger.incident.signalrule.SignalRuleCommand.Draft;
import org.aimsledger.incident.signalrule.SignalRuleCommand.GoLive;
import org.aimsledger.incident.signalrule.SignalRuleCommand.RecordTrial;
import org.aimsledger.incident.signalrule.SignalRuleCommand.Retire;
import org.aimsledger.incident.signalrule.SignalRuleCommand.Revise;
import org.aimsledger.incident.signalrule.SignalRuleCommand.Trial;
import org.aimsledger.incident.signalrule.SignalRuleRejection.AuthorMayNotRelease;
import org.aimsledger.incident.signalrule.SignalRuleRejection.NoHistory;
import org.aimsledger.incident.signalrule.SignalRuleRejection.NotTheNewest;
import org.aimsledger.incident.signalrule.SignalRuleRejection.NotTried;
import org.aimsledger.incident.signalrule.SignalRuleRejection.NothingChanges;
import org.aimsledger.incident.signalrule.SignalRuleRejection.NothingLookedAt;
import org.aimsledger.incident.signalrule.SignalRuleRejection.RuleIsAnother;
import org.aimsledger.incident.signalrule.SignalRuleRejection.RuleIsRetired;
import org.aimsledger.incident.signalrule.SignalRuleRejection.TrialTooOld;
import org.aimsledger.incident.signalrule.SignalRuleRejection.UnknownRule;
import org.jspecify.annotations.Nullable;

/// The rules of rules: what decides in place of people was released by two of them.
final class SignalRuleDecider
    implements Decider<SignalRuleCommand, SignalRule, SignalRuleEvent, SignalRuleRejection> {

  @Override
  public SignalRule initial() {
    return new Absent();
  }

  @Override
  public Decision<SignalRuleEvent, SignalRuleRejection> decide(
      SignalRuleCommand command, SignalRule state) {
    return switch (state) {
      case Absent _ -> whenAbsent(command);
      case Written written -> whenWritten(command, written);
    };
  }

  private static Decision<SignalRuleEvent, SignalRuleRejection> whenAbsent(
      SignalRuleCommand command) {
    return switch (command) {
      case Draft c -> accept(new Drafted(c.rule(), 1, c.content(), c.by().value(), c.at()));
      case Revise _, RecordTrial _, GoLive _, Retire _ -> reject(new UnknownRule(command.rule()));
    };
  }

  private static Decision<SignalRuleEvent, SignalRuleRejection> whenWritten(
      SignalRuleCommand command, Written state) {
    return switch (command) {
      case Draft c -> reject(new RuleIsAnother(c.rule()));
      case Retire _ when state.ended() != null -> accept();
      case Revise _, RecordTrial _, GoLive _, Retire _ when state.ended() != null ->
          reject(new RuleIsRetired(command.rule()));
      case Revise c -> revise(c, state.newest());
      case RecordTrial c -> recordTrial(c, state.newest());
      case GoLive c -> goLive(c, state);
      case Retire c -> accept(new Retired(c.rule(), c.by().value(), c.reason().value(), c.at()));
    };
  }

  private static Decision<SignalRuleEvent, SignalRuleRejection> revise(
      Revise command, Version newest) {
    return command.content().equals(newest.content())
        ? reject(new NothingChanges(command.rule(), newest.number()))
        : accept(
            new Drafted(
                command.rule(),
                newest.number() + 1,
                command.content(),
                command.by().value(),
                command.at()));
  }

  private static Decision<SignalRuleEvent, SignalRuleRejection> goLive(
      GoLive command, Written state) {
    var newest = state.newest();
    if (command.version() != newest.number()) {
      return reject(new NotTheNewest(command.rule(), command.version(), newest.number()));
    }
    if (newest.equals(state.live())) {
      return accept();
    }
    if (newest.draftedBy().equals(command.by().value())) {
      return reject(new AuthorMayNotRelease(command.rule(), newest.number(), newest.draftedBy()));
    }
    var tried = newest.tried();
    if (tried == null) {
      return reject(new NotTried(command.rule(), newest.number()));
    }
    if (tried.at().plus(command.trialHolds()).isBefore(command.at())) {
      return reject(
          new TrialTooOld(command.rule(), newest.number(), tried.at(), command.trialHolds()));
    }
    var why = command.withoutHistory();
    if (tried.trial().signals() > 0) {
      return accept(wentLive(command, null));
    }
    if (!tried.trial().foundNoHistory()) {
      return reject(new NothingLookedAt(command.rule(), newest.number()));
    }
    return why == null
        ? reject(new NoHistory(command.rule(), newest.number()))
        : accept(wentLive(command, why.value()));
  }

  private static WentLive wentLive(GoLive command, @Nullable String withoutHistory) {
    return new WentLive(
        command.rule(),
        command.version(),
        command.by().value(),
        command.reason().value(),
        withoutHistory,
        command.at());
  }

  private static Decision<SignalRuleEvent, SignalRuleRejection> recordTrial(
      RecordTrial command, Version newest) {
    if (command.version() != newest.number()) {
      return reject(new NotTheNewest(command.rule(), command.version(), newest.number()));
    }
    var trial = command.trial();
    return accept(
        new Tried(
            command.rule(),
            command.version(),
            trial.from(),
            trial.until(),
            trial.signals(),
            trial.met(),
            trial.errors(),
            trial.complete(),
            command.by().value(),
            command.at()));
  }

  @Override
  public SignalRule evolve(SignalRule state, SignalRuleEvent event) {
    return switch (event) {
      case Drafted e when state instanceof Absent -> new Written(version(e), null, null);
      case Drafted e when state instanceof Written w && w.ended() == null ->
          new Written(version(e), w.live(), null);
      case Tried e when state instanceof Written w && w.ended() == null ->
          new Written(w.newest().with(trial(e)), w.live(), null);
      case WentLive e when state instanceof Written w && w.newest().number() == e.version() ->
          new Written(w.newest(), w.newest(), null);
      case Retired e when state instanceof Written w && w.ended() == null ->
          new Written(w.newest(), null, e.at());
      case Drafted _, Tried _, WentLive _, Retired _ ->
          throw new CorruptStreamException(state, event);
    };
  }

  private static Version version(Drafted event) {
    return new Version(event.version(), event.content(), event.draftedBy(), event.at(), null);
  }

  private static SignalRule.Tried trial(Tried event) {
    return new SignalRule.Tried(
        new Trial(
            event.from(),
            event.until(),
            event.signals(),
            event.met(),
            event.errors(),
            event.complete()),
        event.at());
  }
}
