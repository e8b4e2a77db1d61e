package org.aimsledger.incident.regulatorycase;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.aimsledger.contracts.incident.RegulatoryCaseEvent;
import org.aimsledger.contracts.incident.RegulatoryCaseEvent.ClockAlarmRaised;
import org.aimsledger.contracts.incident.RegulatoryCaseEvent.ClockMet;
import org.aimsledger.contracts.incident.RegulatoryCaseEvent.ClockMissed;
import org.aimsledger.contracts.incident.RegulatoryCaseEvent.ClockRecalculated;
import org.aimsledger.contracts.incident.RegulatoryCaseEvent.ClockReinstated;
import org.aimsledger.contracts.incident.RegulatoryCaseEvent.ClockRestated;
import org.aimsledger.contracts.incident.RegulatoryCaseEvent.ClockSetAside;
import org.aimsledger.contracts.incident.RegulatoryCaseEvent.ClockStarted;
import org.aimsledger.contracts.incident.RegulatoryCaseEvent.ClockSuperseded;
import org.aimsledger.contracts.incident.RegulatoryCaseEvent.ClockTolled;
import org.aimsledger.contracts.incident.RegulatoryCaseEvent.CompletionFiled;
import org.aimsledger.contracts.incident.RegulatoryCaseEvent.CompletionOwed;
import org.aimsledger.contracts.incident.RegulatoryCaseEvent.FactsStated;
import org.aimsledger.contracts.incident.RegulatoryCaseEvent.ReliefProposed;
import org.aimsledger.contracts.incident.RegulatoryCaseEvent.ReliefRefused;
import org.aimsledger.contracts.incident.RegulatoryCaseEvent.ReportFiled;
import org.aimsledger.contracts.incident.RegulatoryCaseEvent.ReportabilityDecided;
import org.aimsledger.eventstore.core.CorruptStreamException;
import org.aimsledger.incident.platform.Due;
import org.aimsledger.incident.regulatorycase.LegalClock.End;
import org.aimsledger.incident.regulatorycase.LegalClock.Ending;
import org.aimsledger.incident.regulatorycase.LegalClock.Proposal;
import org.aimsledger.incident.regulatorycase.RegulatoryCase.Absent;
import org.aimsledger.incident.regulatorycase.RegulatoryCase.Filing;
import org.aimsledger.incident.regulatorycase.RegulatoryCase.Judgement;
import org.aimsledger.incident.regulatorycase.RegulatoryCase.Stated;
import org.aimsledger.incident.regulatorycase.RegulatoryCase.Statement;

/// What state the events of one case lead to.
final class RegulatoryCaseHistory {
  private RegulatoryCaseHistory() {}

  static RegulatoryCase evolve(RegulatoryCase state, RegulatoryCaseEvent event) {
    return switch (state) {
      case Absent _ -> {
        if (event instanceof FactsStated e) {
          yield new Stated(e.incident(), statement(e), 1, List.of(), List.of(), List.of());
        }
        throw new CorruptStreamException(state, event);
      }
      case Stated stated -> next(stated, event);
    };
  }

  private static Stated next(Stated state, RegulatoryCaseEvent event) {
    return switch (event) {
      case FactsStated e ->
          new Stated(
              state.incident(),
              statement(e),
              state.statements() + 1,
              state.judgements(),
              state.clocks(),
              state.filings());
      case ReportabilityDecided e -> judged(state, e);
      case ClockStarted e -> started(state, e);
      case ClockRecalculated e ->
          clock(state, e.clock(), event)
              .withClock(
                  e.clock(),
                  clock ->
                      clock.recalculated(
                          e.triggerAt(), new Due(e.dueStrict(), e.dueLegal()), e.policyVersion()));
      case ClockSuperseded e ->
          ended(
              state,
              e.clock(),
              event,
              new End(Ending.SUPERSEDED, e.at(), null, null, e.by(), null, List.of(), false));
      case ReliefProposed e ->
          clock(state, e.clock(), event)
              .withClock(
                  e.clock(),
                  clock ->
                      clock.withProposal(
                          new Proposal(e.relief(), e.until(), e.proposedBy(), e.reason(), e.at())));
      case ReliefRefused e ->
          clock(state, e.clock(), event).withClock(e.clock(), clock -> clock.withProposal(null));
      case ClockSetAside e ->
          ended(
              state,
              e.clock(),
              event,
              new End(
                  Ending.SET_ASIDE,
                  e.at(),
                  null,
                  null,
                  e.approvedBy(),
                  e.reason(),
                  state.statement().moments(),
                  false));
      case ClockReinstated e -> {
        if (state.clock(e.clock()).filter(LegalClock::isSetAside).isEmpty()) {
          throw new CorruptStreamException(state, event);
        }
        yield state.withClock(e.clock(), LegalClock::reinstated);
      }
      case ClockTolled e ->
          clock(state, e.clock(), event)
              .withClock(
                  e.clock(),
                  clock ->
                      clock.tolled(
                          Duration.between(e.from(), e.until()),
                          new Due(e.dueStrict(), e.dueLegal())));
      case ClockRestated e ->
          clock(state, e.clock(), event)
              .withClock(
                  e.clock(),
                  clock ->
                      clock
                          .recalculated(
                              e.triggerAt(),
                              new Due(e.dueStrict(), e.dueLegal()),
                              e.policyVersion())
                          .withProposal(null));
      case ClockAlarmRaised e ->
          clock(state, e.clock(), event)
              .withClock(e.clock(), clock -> clock.warned(e.secondsBefore()));
      case ClockMissed e ->
          clock(state, e.clock(), event).withClock(e.clock(), LegalClock::markedMissed);
      case ReportFiled e -> filed(state, e);
      case CompletionOwed e -> completion(state, e.clock(), event, true);
      case CompletionFiled e -> completion(state, e.clock(), event, false);
      case ClockMet e ->
          ended(
              state,
              e.clock(),
              event,
              new End(
                  Ending.MET,
                  e.filedAt(),
                  e.filing(),
                  e.punctuality(),
                  null,
                  null,
                  List.of(),
                  false));
    };
  }

  private static Statement statement(FactsStated e) {
    return new Statement(e.facts(), e.moments(), e.zone(), e.holidays(), e.policyVersion());
  }

  private static Stated judged(Stated state, ReportabilityDecided e) {
    var judgements = new ArrayList<>(state.judgements());
    judgements.removeIf(judged -> judged.regime().equals(e.regime()));
    judgements.add(
        new Judgement(
            e.regime(), e.decision(), e.decidedBy(), e.factsVersion(), e.reason(), e.at()));
    return new Stated(
        state.incident(),
        state.statement(),
        state.statements(),
        judgements,
        state.clocks(),
        state.filings());
  }

  private static Stated started(Stated state, ClockStarted e) {
    if (state.clock(e.clock()).isPresent()) {
      throw new CorruptStreamException(state, e);
    }
    var clocks = new ArrayList<>(state.clocks());
    clocks.add(
        LegalClock.started(
            e.clock(),
            e.rule(),
            e.regime(),
            e.triggerAt(),
            new Due(e.dueStrict(), e.dueLegal()),
            e.policyVersion()));
    return new Stated(
        state.incident(),
        state.statement(),
        state.statements(),
        state.judgements(),
        clocks,
        state.filings());
  }

  private static Stated filed(Stated state, ReportFiled e) {
    UUID id = e.filing();
    if (state.filing(id).isPresent()) {
      throw new CorruptStreamException(state, e);
    }
    var filings = new ArrayList<>(state.filings());
    filings.add(
        new Filing(
            id,
            e.clocks(),
            e.addressee(),
            e.receipt(),
            e.contentSha256(),
            e.complete(),
            e.filedAt(),
            e.filedBy()));
    return new Stated(
        state.incident(),
        state.statement(),
        state.statements(),
        state.judgements(),
        state.clocks(),
        filings);
  }

  private static Stated completion(
      Stated state, String id, RegulatoryCaseEvent event, boolean owed) {
    var end = state.clock(id).map(LegalClock::end).orElse(null);
    if (end == null || end.how() != Ending.MET || end.completionOwed() == owed) {
      throw new CorruptStreamException(state, event);
    }
    return state.withClock(id, clock -> clock.ended(end.withCompletionOwed(owed)));
  }

  private static Stated ended(Stated state, String id, RegulatoryCaseEvent event, End end) {
    return clock(state, id, event).withClock(id, clock -> clock.ended(end));
  }

  /// The state, in which the clock must be running.
  private static Stated clock(Stated state, String id, RegulatoryCaseEvent event) {
    if (state.clock(id).filter(LegalClock::isRunning).isEmpty()) {
      throw new CorruptStreamException(state, event);
    }
    return state;
  }
}
