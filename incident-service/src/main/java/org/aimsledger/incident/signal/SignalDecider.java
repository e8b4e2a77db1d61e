package org.aimsledger.incident.signal;

import static org.aimsledger.eventstore.core.Decision.accept;
import static org.aimsledger.eventstore.core.Decision.acceptAll;
import static org.aimsledger.eventstore.core.Decision.reject;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Objects;
import java.util.Optional;
import org.aimsledger.contracts.incident.SignalDecision;
import org.aimsledger.contracts.incident.SignalEvent;
import org.aimsledger.contracts.incident.SignalEvent.Decided;
import org.aimsledger.contracts.incident.SignalEvent.Described;
import org.aimsledger.contracts.incident.SignalEvent.IncidentRaised;
import org.aimsledger.contracts.incident.SignalEvent.Labelled;
import org.aimsledger.contracts.incident.SignalEvent.Reported;
import org.aimsledger.contracts.incident.SignalEvent.Separated;
import org.aimsledger.contracts.incident.SignalEvent.StatementRead;
import org.aimsledger.contracts.incident.SignalEvent.SystemsMatched;
import org.aimsledger.contracts.incident.SignalSource;
import org.aimsledger.eventstore.core.Decider;
import org.aimsledger.eventstore.core.Decision;
import org.aimsledger.incident.platform.WorldTime;
import org.aimsledger.incident.signal.Signal.Absent;
import org.aimsledger.incident.signal.Signal.Judged;
import org.aimsledger.incident.signal.Signal.Known;
import org.aimsledger.incident.signal.Signal.Open;
import org.aimsledger.incident.signal.SignalCommand.Decide;
import org.aimsledger.incident.signal.SignalCommand.Describe;
import org.aimsledger.incident.signal.SignalCommand.FollowUp;
import org.aimsledger.incident.signal.SignalCommand.Label;
import org.aimsledger.incident.signal.SignalCommand.MatchSystems;
import org.aimsledger.incident.signal.SignalCommand.Merge;
import org.aimsledger.incident.signal.SignalCommand.MergeTarget;
import org.aimsledger.incident.signal.SignalCommand.ReadStatement;
import org.aimsledger.incident.signal.SignalCommand.RecordIncident;
import org.aimsledger.incident.signal.SignalCommand.Report;
import org.aimsledger.incident.signal.SignalCommand.Separate;
import org.aimsledger.incident.signal.SignalRejection.AlreadyReported;
import org.aimsledger.incident.signal.SignalRejection.IncidentStands;
import org.aimsledger.incident.signal.SignalRejection.IsJudged;
import org.aimsledger.incident.signal.SignalRejection.IsMerged;
import org.aimsledger.incident.signal.SignalRejection.MergeIntoItself;
import org.aimsledger.incident.signal.SignalRejection.MergeTargetUnusable;
import org.aimsledger.incident.signal.SignalRejection.NoStatement;
import org.aimsledger.incident.signal.SignalRejection.NoSystemOfOurs;
import org.aimsledger.incident.signal.SignalRejection.TimeInFuture;
import org.aimsledger.incident.signal.SignalRejection.TooManyLabels;
import org.aimsledger.incident.signal.SignalRejection.UnknownSignal;
import org.aimsledger.incident.signal.SignalRejection.UnknownSystems;
import org.aimsledger.incident.signal.SignalRejection.WordsOfOthers;

/// The rules of one signal. A fulfilled order may be repeated.
final class SignalDecider implements Decider<SignalCommand, Signal, SignalEvent, SignalRejection> {
  private static final String TOLD_ANEW = "Its source tells it in these words now.";

  @Override
  public Signal initial() {
    return new Absent();
  }

  @Override
  public Signal evolve(Signal state, SignalEvent event) {
    return SignalHistory.evolve(state, event);
  }

  @Override
  public Decision<SignalEvent, SignalRejection> decide(SignalCommand command, Signal state) {
    return switch (command) {
      case Report c ->
          switch (state) {
            case Absent _ -> report(c, WorldTime.kept(c.at()));
            case Known known ->
                toldAgain(c, known, known.facts().notBefore(WorldTime.kept(c.at())));
          };
      case FollowUp c ->
          switch (state) {
            case Absent _ -> reject(new UnknownSignal(c.signal()));
            case Known known -> followUp(c, known, known.facts().notBefore(WorldTime.kept(c.at())));
          };
    };
  }

  /// @param at time of the decision, not before the last event
  private static Decision<SignalEvent, SignalRejection> followUp(
      FollowUp command, Known state, Instant at) {
    return switch (command) {
      case Describe c -> describe(c, state, at);
      case Label c -> label(c, state, at);
      case MatchSystems c -> matchSystems(c, state, at);
      case Merge c -> merge(c, state, at);
      case Separate c -> separate(c, state, at);
      case Decide c -> decide(c, state, at);
      case RecordIncident c -> recordIncident(c, state, at);
      case ReadStatement c -> readStatement(c, state, at);
    };
  }

  private static Decision<SignalEvent, SignalRejection> report(Report command, Instant at) {
    if (!command.unknown().isEmpty()) {
      return reject(new UnknownSystems(command.unknown()));
    }
    return notYet(command, at)
        .<Decision<SignalEvent, SignalRejection>>map(Decision::reject)
        .orElseGet(() -> accept(reported(command, at)));
  }

  private static Optional<SignalRejection> notYet(Report command, Instant at) {
    var occurredAt = command.occurredAt();
    if (occurredAt != null && occurredAt.isAfter(at)) {
      return Optional.of(new TimeInFuture("occurredAt", occurredAt.toString(), at));
    }
    var occurredOn = command.occurredOn();
    // A day begins first where clocks are furthest ahead: 14 hours before it does in UTC.
    var today = at.atOffset(ZoneOffset.ofHours(14)).toLocalDate().toString();
    // ISO dates sort as texts, also shortened ones.
    return occurredOn != null
            && occurredOn.parsed() != null
            && occurredOn.parsed().compareTo(today) > 0
        ? Optional.of(new TimeInFuture("occurredOn", occurredOn.raw(), at))
        : Optional.empty();
  }

  private static Reported reported(Report c, Instant at) {
    var text = c.text();
    return new Reported(
        c.signal(),
        c.source(),
        c.title().value(),
        text == null ? null : text.value(),
        c.systems(),
        c.outside(),
        c.labels(),
        c.occurredAt(),
        c.occurredOn(),
        c.statement(),
        c.receiptDigest(),
        c.splitFrom(),
        at);
  }

  private static Decision<SignalEvent, SignalRejection> toldAgain(
      Report command, Known state, Instant at) {
    var facts = state.facts();
    if (command.source() == SignalSource.SERVICE
        && command.outside() != null
        && command.outside().equals(facts.outside())) {
      // An event never says anything else, whatever people have made of the signal since.
      return accept();
    }
    var told = SignalFacts.of(reported(command, facts.reportedAt()));
    if (command.source() != SignalSource.OUTSIDE || command.outside() == null) {
      return isSame(told, facts) ? accept() : reject(new AlreadyReported(command.signal()));
    }
    if (!command.outside().equals(facts.outside())) {
      return reject(new AlreadyReported(command.signal()));
    }
    var events = new ArrayList<SignalEvent>();
    var text = Objects.requireNonNullElse(told.text(), told.title());
    if (!told.title().equals(facts.title()) || !text.equals(facts.text())) {
      events.add(new Described(command.signal(), told.title(), text, TOLD_ANEW, at));
    }
    var missing = facts.missing(command.labels());
    if (facts.labels().size() + missing.size() > SignalCommand.MAX_LABELS) {
      return reject(new TooManyLabels(command.signal(), SignalCommand.MAX_LABELS));
    }
    if (!missing.isEmpty()) {
      events.add(new Labelled(command.signal(), missing, at));
    }
    return acceptAll(events);
  }

  /// What may have been added since doesn't make it another one.
  private static boolean isSame(SignalFacts told, SignalFacts known) {
    return told.source() == known.source()
        && told.title().equals(known.title())
        && Objects.equals(told.text(), known.text())
        && Objects.equals(told.outside(), known.outside())
        && Objects.equals(told.occurredAt(), known.occurredAt())
        && Objects.equals(told.occurredOn(), known.occurredOn())
        && Objects.equals(told.splitFrom(), known.splitFrom())
        && Objects.equals(told.receiptDigest(), known.receiptDigest());
  }

  private static Decision<SignalEvent, SignalRejection> describe(
      Describe command, Known state, Instant at) {
    var facts = state.facts();
    if (facts.source() == SignalSource.OUTSIDE) {
      return reject(new WordsOfOthers(command.signal()));
    }
    var title = command.title().value();
    var text = command.text().value();
    return title.equals(facts.title()) && text.equals(facts.text())
        ? accept()
        : accept(new Described(command.signal(), title, text, command.reason().value(), at));
  }

  private static Decision<SignalEvent, SignalRejection> label(
      Label command, Known state, Instant at) {
    var missing = state.facts().missing(command.labels());
    if (missing.isEmpty()) {
      return accept();
    }
    return state.facts().labels().size() + missing.size() > SignalCommand.MAX_LABELS
        ? reject(new TooManyLabels(command.signal(), SignalCommand.MAX_LABELS))
        : accept(new Labelled(command.signal(), missing, at));
  }

  private static Decision<SignalEvent, SignalRejection> matchSystems(
      MatchSystems command, Known state, Instant at) {
    if (!command.unknown().isEmpty()) {
      return reject(new UnknownSystems(command.unknown()));
    }
    if (state instanceof Judged judged
        && judged.judgement().decision() == SignalDecision.INCIDENT) {
      // Who wants to add a system now adds it to the incident.
      return reject(new IncidentStands(command.signal()));
    }
    return new HashSet<>(command.systems()).equals(new HashSet<>(state.facts().systems()))
        ? accept()
        : accept(
            new SystemsMatched(command.signal(), command.systems(), command.reason().value(), at));
  }

  private static Decision<SignalEvent, SignalRejection> merge(
      Merge command, Known state, Instant at) {
    return switch (state) {
      case Open _ -> {
        if (command.into().equals(command.signal())) {
          yield reject(new MergeIntoItself(command.signal()));
        }
        yield command.target() == MergeTarget.USABLE
            ? accept(
                new SignalEvent.Merged(
                    command.signal(), command.into(), command.reason().value(), at))
            : reject(new MergeTargetUnusable(command.into(), command.target()));
      }
      case Signal.Merged merged ->
          merged.into().equals(command.into())
              ? accept()
              : reject(new IsMerged(command.signal(), merged.into()));
      case Judged judged -> reject(new IsJudged(command.signal(), judged.judgement().decision()));
    };
  }

  private static Decision<SignalEvent, SignalRejection> separate(
      Separate command, Known state, Instant at) {
    return switch (state) {
      case Signal.Merged merged ->
          accept(new Separated(command.signal(), merged.into(), command.reason().value(), at));
      case Open _, Judged _ -> accept();
    };
  }

  private static Decision<SignalEvent, SignalRejection> decide(
      Decide command, Known state, Instant at) {
    return switch (state) {
      case Open open -> decided(command, open.facts(), at);
      case Judged judged -> {
        var before = judged.judgement().decision();
        if (before == command.decision()) {
          yield accept();
        }
        yield before == SignalDecision.INCIDENT
            ? reject(new IncidentStands(command.signal()))
            : decided(command, judged.facts(), at);
      }
      case Signal.Merged merged -> reject(new IsMerged(command.signal(), merged.into()));
    };
  }

  private static Decision<SignalEvent, SignalRejection> decided(
      Decide command, SignalFacts facts, Instant at) {
    if (command.decision() == SignalDecision.INCIDENT
        && facts.source() == SignalSource.OUTSIDE
        && facts.systems().isEmpty()) {
      return reject(new NoSystemOfOurs(command.signal()));
    }
    return accept(
        new Decided(
            command.signal(),
            command.decision(),
            facts.systems(),
            command.reason().value(),
            command.rule(),
            at));
  }

  private static Decision<SignalEvent, SignalRejection> recordIncident(
      RecordIncident command, Known state, Instant at) {
    return state instanceof Judged judged
            && judged.judgement().decision() == SignalDecision.INCIDENT
            && judged.incident() == null
        ? accept(new IncidentRaised(command.signal(), command.incident(), at))
        // It is known already, or nobody asks for an incident any more.
        : accept();
  }

  private static Decision<SignalEvent, SignalRejection> readStatement(
      ReadStatement command, Known state, Instant at) {
    var statement = state.facts().statement();
    return statement == null
        ? reject(new NoStatement(command.signal()))
        : accept(
            new StatementRead(
                command.signal(),
                statement.person(),
                command.identity(),
                command.reason().value(),
                at));
  }
}
