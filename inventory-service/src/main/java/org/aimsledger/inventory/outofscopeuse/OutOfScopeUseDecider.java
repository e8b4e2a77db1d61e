package org.aimsledger.inventory.outofscopeuse;

import static org.aimsledger.eventstore.core.Decision.accept;
import static org.aimsledger.eventstore.core.Decision.reject;

import org.aimsledger.contracts.inventory.ComponentKind;
import org.aimsledger.contracts.inventory.OutOfScopeUseEvent;
import org.aimsledger.contracts.inventory.UseDecision;
import org.aimsledger.eventstore.core.CorruptStreamException;
import org.aimsledger.eventstore.core.Decider;
import org.aimsledger.eventstore.core.Decision;
import org.aimsledger.inventory.outofscopeuse.OutOfScopeUse.Absent;
import org.aimsledger.inventory.outofscopeuse.OutOfScopeUse.FollowUp;
import org.aimsledger.inventory.outofscopeuse.OutOfScopeUse.Known;
import org.aimsledger.inventory.outofscopeuse.OutOfScopeUse.Report;
import org.aimsledger.inventory.outofscopeuse.OutOfScopeUse.Verdict;

/// The rules of one reported use.
final class OutOfScopeUseDecider
    implements Decider<
        OutOfScopeUseCommand, OutOfScopeUse, OutOfScopeUseEvent, OutOfScopeUseRejection> {
  @Override
  public OutOfScopeUse initial() {
    return new Absent();
  }

  @Override
  public Decision<OutOfScopeUseEvent, OutOfScopeUseRejection> decide(
      OutOfScopeUseCommand command, OutOfScopeUse state) {
    return switch (state) {
      case Absent _ -> begin(command);
      case Known known -> decide(command, known);
    };
  }

  private static Decision<OutOfScopeUseEvent, OutOfScopeUseRejection> begin(
      OutOfScopeUseCommand command) {
    if (!(command instanceof OutOfScopeUseCommand.Report c)) {
      return reject(new OutOfScopeUseRejection.UnknownUse(command.use()));
    }
    return c.found().is(ComponentKind.AI_SYSTEM)
        ? accept(
            new OutOfScopeUseEvent.Reported(
                c.use(), c.system(), c.description(), c.reporter(), c.report(), c.at()))
        : reject(new OutOfScopeUseRejection.UnknownSystem(c.system()));
  }

  private static Decision<OutOfScopeUseEvent, OutOfScopeUseRejection> decide(
      OutOfScopeUseCommand command, Known use) {
    return switch (command) {
      // A report that comes again is no new one.
      case OutOfScopeUseCommand.Report _ -> accept();
      case OutOfScopeUseCommand.Decide c -> decide(c, use);
      case OutOfScopeUseCommand.FollowUp c -> followUp(c, use);
    };
  }

  private static Decision<OutOfScopeUseEvent, OutOfScopeUseRejection> decide(
      OutOfScopeUseCommand.Decide c, Known use) {
    if (use.verdict() != null) {
      return reject(new OutOfScopeUseRejection.AlreadyDecided(use.verdict().decision()));
    }
    return c.followUp() == null && c.decision() != UseDecision.IN_SCOPE
        ? reject(new OutOfScopeUseRejection.FollowUpMissing(c.decision()))
        : accept(
            new OutOfScopeUseEvent.Decided(
                c.use(),
                use.report().system(),
                c.decision(),
                c.reason().value(),
                c.edition(),
                c.followUp(),
                c.decider(),
                c.at()));
  }

  private static Decision<OutOfScopeUseEvent, OutOfScopeUseRejection> followUp(
      OutOfScopeUseCommand.FollowUp c, Known use) {
    if (use.verdict() == null || use.verdict().followUp() == null) {
      return reject(new OutOfScopeUseRejection.NothingToFollowUp());
    }
    return use.done() != null
        ? accept()
        : accept(
            new OutOfScopeUseEvent.FollowedUp(
                c.use(), use.report().system(), c.outcome().value(), c.at()));
  }

  @Override
  public OutOfScopeUse evolve(OutOfScopeUse state, OutOfScopeUseEvent event) {
    return switch (event) {
      case OutOfScopeUseEvent.Reported e ->
          new Known(
              new Report(e.system(), e.description(), e.reporter(), e.report(), e.at()),
              null,
              null);
      case OutOfScopeUseEvent.Decided e ->
          new Known(
              known(state, e).report(),
              new Verdict(e.decision(), e.reason(), e.edition(), e.followUp(), e.decider(), e.at()),
              null);
      case OutOfScopeUseEvent.FollowedUp e ->
          new Known(
              known(state, e).report(),
              known(state, e).verdict(),
              new FollowUp(e.outcome(), e.at()));
    };
  }

  private static Known known(OutOfScopeUse state, OutOfScopeUseEvent event) {
    return switch (state) {
      case Absent absent -> throw new CorruptStreamException(absent, event);
      case Known known -> known;
    };
  }
}
