package org.aimsledger.incident.detectionrule;

import static org.aimsledger.eventstore.core.Decision.accept;
import static org.aimsledger.eventstore.core.Decision.reject;

import org.aimsledger.contracts.incident.DetectionRuleEvent;
import org.aimsledger.contracts.incident.DetectionRuleEvent.Drafted;
import org.aimsledger.contracts.incident.DetectionRuleEvent.Retired;
import org.aimsledger.contracts.incident.DetectionRuleEvent.Tried;
import org.aimsledger.contracts.incident.DetectionRuleEvent.WentLive;
import org.aimsledger.eventstore.core.CorruptStreamException;
import org.aimsledger.eventstore.core.Decider;
import org.aimsledger.eventstore.core.Decision;
import org.aimsledger.incident.detectionrule.DetectionRule.Absent;
import org.aimsledger.incident.detectionrule.DetectionRule.Version;
import org.aimsledger.incident.detectionrule.DetectionRule.Written;
import org.aimsledger.incident.detectionrule.DetectionRuleCommand.Draft;
import org.aimsledger.incident.detectionrule.DetectionRuleCommand.GoLive;
import org.aimsledger.incident.detectionrule.DetectionRuleCommand.RecordTrial;
import org.aimsledger.incident.detectionrule.DetectionRuleCommand.Retire;
import org.aimsledger.incident.detectionrule.DetectionRuleCommand.Revise;
import org.aimsledger.incident.detectionrule.DetectionRuleRejection.AuthorMayNotRelease;
import org.aimsledger.incident.detectionrule.DetectionRuleRejection.NotTheNewest;
import org.aimsledger.incident.detectionrule.DetectionRuleRejection.NotTried;
import org.aimsledger.incident.detectionrule.DetectionRuleRejection.NothingChanges;
import org.aimsledger.incident.detectionrule.DetectionRuleRejection.RuleIsAnother;
import org.aimsledger.incident.detectionrule.DetectionRuleRejection.RuleIsRetired;
import org.aimsledger.incident.detectionrule.DetectionRuleRejection.UnknownRule;

/// The life of a rule: nothing fires that was not tried, and nobody releases what he wrote.
final class DetectionRuleDecider
    implements Decider<
        DetectionRuleCommand, DetectionRule, DetectionRuleEvent, DetectionRuleRejection> {
  @Override
  public DetectionRule initial() {
    return new Absent();
  }

  @Override
  public Decision<DetectionRuleEvent, DetectionRuleRejection> decide(
      DetectionRuleCommand command, DetectionRule state) {
    return switch (state) {
      case Absent _ -> whenAbsent(command);
      case Written written -> whenWritten(command, written);
    };
  }

  private static Decision<DetectionRuleEvent, DetectionRuleRejection> whenAbsent(
      DetectionRuleCommand command) {
    return switch (command) {
      case Draft c ->
          accept(new Drafted(c.rule(), 1, c.content(), c.template(), c.by().value(), c.at()));
      case Revise _, RecordTrial _, GoLive _, Retire _ -> reject(new UnknownRule(command.rule()));
    };
  }

  private static Decision<DetectionRuleEvent, DetectionRuleRejection> whenWritten(
      DetectionRuleCommand command, Written state) {
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

  private static Decision<DetectionRuleEvent, DetectionRuleRejection> revise(
      Revise command, Version newest) {
    return command.content().equals(newest.content())
        ? reject(new NothingChanges(command.rule(), newest.number()))
        : accept(
            new Drafted(
                command.rule(),
                newest.number() + 1,
                command.content(),
                newest.template(),
                command.by().value(),
                command.at()));
  }

  private static Decision<DetectionRuleEvent, DetectionRuleRejection> recordTrial(
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
            trial.events(),
            trial.matches(),
            trial.errors(),
            trial.firings(),
            trial.complete(),
            command.by().value(),
            command.at()));
  }

  private static Decision<DetectionRuleEvent, DetectionRuleRejection> goLive(
      GoLive command, Written state) {
    var newest = state.newest();
    if (command.version() != newest.number()) {
      return reject(new NotTheNewest(command.rule(), command.version(), newest.number()));
    }
    if (state.isNewestLive()) {
      return accept();
    }
    if (newest.triedAt() == null) {
      return reject(new NotTried(command.rule(), newest.number()));
    }
    if (newest.draftedBy().equals(command.by().value())) {
      return reject(new AuthorMayNotRelease(command.rule(), newest.number(), newest.draftedBy()));
    }
    return accept(
        new WentLive(
            command.rule(),
            newest.number(),
            command.by().value(),
            command.reason().value(),
            command.at()));
  }

  @Override
  public DetectionRule evolve(DetectionRule state, DetectionRuleEvent event) {
    return switch (event) {
      case Drafted e when state instanceof Absent -> new Written(version(e), null, null);
      case Drafted e when state instanceof Written w && w.ended() == null ->
          new Written(version(e), w.live(), null);
      case Tried e when state instanceof Written w && w.ended() == null ->
          new Written(w.newest().tried(e.at()), w.live(), null);
      case WentLive e when state instanceof Written w && w.newest().number() == e.version() ->
          new Written(w.newest(), w.newest(), null);
      case Retired e when state instanceof Written w && w.ended() == null ->
          new Written(w.newest(), null, e.at());
      case Drafted _, Tried _, WentLive _, Retired _ ->
          throw new CorruptStreamException(state, event);
    };
  }

  private static Version version(Drafted event) {
    return new Version(
        event.version(), event.content(), event.template(), event.draftedBy(), event.at(), null);
  }
}
