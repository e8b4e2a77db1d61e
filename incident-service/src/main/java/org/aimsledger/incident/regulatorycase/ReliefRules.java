package org.aimsledger.incident.regulatorycase;

import static org.aimsledger.eventstore.core.Decision.accept;
import static org.aimsledger.eventstore.core.Decision.acceptAll;
import static org.aimsledger.eventstore.core.Decision.reject;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.aimsledger.contracts.incident.ClockRelief;
import org.aimsledger.contracts.incident.RegulatoryCaseEvent;
import org.aimsledger.contracts.incident.RegulatoryCaseEvent.ClockReinstated;
import org.aimsledger.contracts.incident.RegulatoryCaseEvent.ClockRestated;
import org.aimsledger.contracts.incident.RegulatoryCaseEvent.ClockSetAside;
import org.aimsledger.contracts.incident.RegulatoryCaseEvent.ClockTolled;
import org.aimsledger.contracts.incident.RegulatoryCaseEvent.ReliefProposed;
import org.aimsledger.contracts.incident.RegulatoryCaseEvent.ReliefRefused;
import org.aimsledger.eventstore.core.Decision;
import org.aimsledger.incident.platform.Holidays;
import org.aimsledger.incident.platform.Packs;
import org.aimsledger.incident.regulatorycase.CalledClocks.Called;
import org.aimsledger.incident.regulatorycase.LegalClock.Ending;
import org.aimsledger.incident.regulatorycase.LegalClock.Proposal;
import org.aimsledger.incident.regulatorycase.RegulatoryCase.Stated;
import org.aimsledger.incident.regulatorycase.RegulatoryCaseCommand.ApproveRelief;
import org.aimsledger.incident.regulatorycase.RegulatoryCaseCommand.ProposeRelief;
import org.aimsledger.incident.regulatorycase.RegulatoryCaseCommand.RefuseRelief;
import org.aimsledger.incident.regulatorycase.RegulatoryCaseCommand.Reinstate;
import org.aimsledger.incident.regulatorycase.RegulatoryCaseRejection.ClockHasEnded;
import org.aimsledger.incident.regulatorycase.RegulatoryCaseRejection.NoReliefProposed;
import org.aimsledger.incident.regulatorycase.RegulatoryCaseRejection.NothingRestated;
import org.aimsledger.incident.regulatorycase.RegulatoryCaseRejection.ProposerMayNotApprove;
import org.aimsledger.incident.regulatorycase.RegulatoryCaseRejection.ReliefIsPending;
import org.aimsledger.incident.regulatorycase.RegulatoryCaseRejection.TollingHasEnded;
import org.aimsledger.incident.regulatorycase.RegulatoryCaseRejection.UnknownClock;
import org.jspecify.annotations.Nullable;

/// A clock is set aside, tolled or counted from a later moment by two persons: one proposes,
/// another one agrees.
final class ReliefRules {
  private final Packs packs;
  private final Holidays holidays;
  private final FactRules facts;

  ReliefRules(Packs packs, Holidays holidays, FactRules facts) {
    this.packs = packs;
    this.holidays = holidays;
    this.facts = facts;
  }

  Decision<RegulatoryCaseEvent, RegulatoryCaseRejection> propose(
      ProposeRelief command, Stated state) {
    return running(command.clock(), state, clock -> propose(command, state, clock));
  }

  private Decision<RegulatoryCaseEvent, RegulatoryCaseRejection> propose(
      ProposeRelief command, Stated state, LegalClock clock) {
    var pending = clock.proposal();
    if (pending != null) {
      return isSame(command, pending)
          ? accept()
          : reject(new ReliefIsPending(clock.id(), pending.proposedBy()));
    }
    var until = command.until();
    if (until != null && !until.isAfter(command.at())) {
      return reject(new TollingHasEnded(clock.id(), until, command.at()));
    }
    if (command.relief() == ClockRelief.RESTATE) {
      var later = later(command.at(), state, clock);
      return later.isEmpty()
          ? reject(new NothingRestated(clock.id()))
          : accept(proposed(command, later.get().triggerAt()));
    }
    return accept(proposed(command, until));
  }

  private static ReliefProposed proposed(ProposeRelief command, @Nullable Instant until) {
    return new ReliefProposed(
        command.incident(),
        command.clock(),
        command.relief(),
        until,
        command.by().value(),
        command.reason().value(),
        command.at());
  }

  private Optional<Called> later(Instant at, Stated state, LegalClock clock) {
    return new CalledClocks(packs.clocks(at), holidays, state.statement()).later(clock);
  }

  private static boolean isSame(ProposeRelief command, Proposal pending) {
    return pending.relief() == command.relief()
        // The moment to count from is that of the statement, and not said again.
        && (command.relief() == ClockRelief.RESTATE
            || Objects.equals(pending.until(), command.until()))
        && pending.proposedBy().equals(command.by().value())
        && pending.reason().equals(command.reason().value());
  }

  Decision<RegulatoryCaseEvent, RegulatoryCaseRejection> approve(
      ApproveRelief command, Stated state) {
    var known = state.clock(command.clock());
    if (known.isPresent() && wasSetAsideBy(command.by().value(), known.get())) {
      return accept();
    }
    return running(
        command.clock(),
        state,
        clock ->
            clock.proposal() == null
                ? reject(new NoReliefProposed(clock.id()))
                : approve(command, state, clock, clock.proposal()));
  }

  /// Agreeing twice is a caller's retry, not an error.
  private static boolean wasSetAsideBy(String person, LegalClock clock) {
    return clock.end() != null
        && clock.end().how() == Ending.SET_ASIDE
        && person.equals(clock.end().by());
  }

  private Decision<RegulatoryCaseEvent, RegulatoryCaseRejection> approve(
      ApproveRelief command, Stated state, LegalClock clock, Proposal proposal) {
    var by = command.by().value();
    if (by.equals(proposal.proposedBy())) {
      return reject(new ProposerMayNotApprove(clock.id(), by));
    }
    return switch (proposal.relief()) {
      case SET_ASIDE ->
          acceptAll(
              andCalled(
                  new ClockSetAside(
                      command.incident(),
                      clock.id(),
                      proposal.proposedBy(),
                      by,
                      proposal.reason(),
                      command.at()),
                  clock,
                  state));
      case TOLL -> toll(command, clock, proposal, proposal.until());
      case RESTATE -> restate(command, state, clock, proposal);
    };
  }

  /// Agreed is what was proposed: where other moments were stated since, somebody has to propose
  /// anew.
  private Decision<RegulatoryCaseEvent, RegulatoryCaseRejection> restate(
      ApproveRelief command, Stated state, LegalClock clock, Proposal proposal) {
    return later(command.at(), state, clock)
        .filter(later -> later.triggerAt().equals(proposal.until()))
        .<Decision<RegulatoryCaseEvent, RegulatoryCaseRejection>>map(
            later ->
                accept(
                    new ClockRestated(
                        command.incident(),
                        clock.id(),
                        later.triggerAt(),
                        later.due().strict(),
                        later.due().legal(),
                        packs.clocks(command.at()).version().toString(),
                        proposal.proposedBy(),
                        command.by().value(),
                        proposal.reason(),
                        command.at())))
        .orElseGet(() -> reject(new NothingRestated(clock.id())));
  }

  /// The period stands still from the proposal on: what an authority asks for holds at once, and
  /// the second person must not cost time. Nobody agrees to it after its end: that would lengthen a
  /// period that has run.
  private static Decision<RegulatoryCaseEvent, RegulatoryCaseRejection> toll(
      ApproveRelief command, LegalClock clock, Proposal proposal, @Nullable Instant until) {
    var end = Objects.requireNonNull(until, "a tolling has an end");
    if (!end.isAfter(command.at())) {
      return reject(new TollingHasEnded(clock.id(), end, command.at()));
    }
    var due = clock.due().plus(Duration.between(proposal.at(), end));
    return accept(
        new ClockTolled(
            command.incident(),
            clock.id(),
            proposal.at(),
            end,
            due.strict(),
            due.legal(),
            proposal.proposedBy(),
            command.by().value(),
            proposal.reason(),
            command.at()));
  }

  /// One person is enough: it takes nothing away, and two may set it aside again.
  Decision<RegulatoryCaseEvent, RegulatoryCaseRejection> reinstate(
      Reinstate command, Stated state) {
    var clock = state.clock(command.clock()).orElse(null);
    if (clock == null) {
      return reject(new UnknownClock(command.clock()));
    }
    var end = clock.end();
    if (end == null) {
      return accept();
    }
    return clock.isSetAside()
        ? acceptAll(
            andCalled(
                new ClockReinstated(
                    command.incident(),
                    clock.id(),
                    command.by().value(),
                    command.reason().value(),
                    command.at()),
                clock,
                state))
        : reject(new ClockHasEnded(clock.id(), end.how()));
  }

  /// Of the clocks of one duty the next one runs as soon as a shorter one is set aside, and not
  /// only when somebody states facts again.
  private List<RegulatoryCaseEvent> andCalled(
      RegulatoryCaseEvent event, LegalClock clock, Stated state) {
    var events = new ArrayList<RegulatoryCaseEvent>();
    events.add(event);
    if (RegulatoryCaseHistory.evolve(state, event) instanceof Stated next) {
      events.addAll(facts.called(next, clock, event.at()));
    }
    return events;
  }

  static Decision<RegulatoryCaseEvent, RegulatoryCaseRejection> refuse(
      RefuseRelief command, Stated state) {
    return running(
        command.clock(),
        state,
        clock ->
            clock.proposal() == null
                ? reject(new NoReliefProposed(clock.id()))
                : accept(
                    new ReliefRefused(
                        command.incident(),
                        clock.id(),
                        command.by().value(),
                        command.reason().value(),
                        command.at())));
  }

  private static Decision<RegulatoryCaseEvent, RegulatoryCaseRejection> running(
      String id,
      Stated state,
      Function<LegalClock, Decision<RegulatoryCaseEvent, RegulatoryCaseRejection>> decide) {
    var clock = state.clock(id);
    if (clock.isEmpty()) {
      return reject(new UnknownClock(id));
    }
    var end = clock.get().end();
    return end == null
        ? decide.apply(clock.get())
        : reject(new ClockHasEnded(clock.get().id(), end.how()));
  }
}
