package org.aimsledger.inventory.deviation;

import static org.aimsledger.eventstore.core.Decision.accept;
import static org.aimsledger.eventstore.core.Decision.reject;

import java.util.Objects;
import org.aimsledger.contracts.inventory.ComponentKind;
import org.aimsledger.contracts.inventory.DeviationEvent;
import org.aimsledger.eventstore.core.CorruptStreamException;
import org.aimsledger.eventstore.core.Decider;
import org.aimsledger.eventstore.core.Decision;
import org.aimsledger.inventory.deviation.Deviation.Absent;
import org.aimsledger.inventory.deviation.Deviation.Approval;
import org.aimsledger.inventory.deviation.Deviation.Approved;
import org.aimsledger.inventory.deviation.Deviation.Facts;
import org.aimsledger.inventory.deviation.Deviation.Known;
import org.aimsledger.inventory.deviation.Deviation.Open;
import org.aimsledger.inventory.deviation.Deviation.Over;
import org.jspecify.annotations.Nullable;

/// The rules of one deviation.
final class DeviationDecider
    implements Decider<DeviationCommand, Deviation, DeviationEvent, DeviationRejection> {
  @Override
  public Deviation initial() {
    return new Absent();
  }

  @Override
  public Decision<DeviationEvent, DeviationRejection> decide(
      DeviationCommand command, Deviation state) {
    return switch (command) {
      case DeviationCommand.Declare c -> begin(c, state);
      case DeviationCommand.Approve c -> approve(c, state);
      case DeviationCommand.Refuse c -> refuse(c, state);
      case DeviationCommand.End c -> end(c, state);
    };
  }

  private static Decision<DeviationEvent, DeviationRejection> begin(
      DeviationCommand.Declare c, Deviation state) {
    if (state instanceof Known) {
      return accept();
    }
    if (!c.found().is(ComponentKind.AI_SYSTEM)) {
      return reject(new DeviationRejection.UnknownSystem(c.system()));
    }
    if (c.found().isRetired()) {
      return reject(new DeviationRejection.SystemRetired(c.system()));
    }
    return c.procedure() == null
        ? reject(new DeviationRejection.NoProcedure(c.stage()))
        : accept(
            new DeviationEvent.Recorded(
                c.deviation(),
                c.system(),
                c.procedure(),
                c.requirement(),
                c.reason().value(),
                c.until(),
                c.by(),
                c.at()));
  }

  private static Decision<DeviationEvent, DeviationRejection> approve(
      DeviationCommand.Approve c, Deviation state) {
    return switch (state) {
      case Absent _ -> reject(new DeviationRejection.UnknownDeviation(c.deviation()));
      case Over _ -> reject(new DeviationRejection.Over(c.deviation()));
      case Approved approved ->
          reject(new DeviationRejection.AlreadyApproved(approved.approval().until()));
      case Open(var facts) -> approve(c, facts);
    };
  }

  private static Decision<DeviationEvent, DeviationRejection> approve(
      DeviationCommand.Approve c, Facts facts) {
    if (facts.by().equals(c.by())) {
      return reject(new DeviationRejection.OwnDeviation(c.by()));
    }
    var until = Objects.requireNonNullElse(c.until(), facts.until());
    // What was asked for may have passed while nobody decided.
    return until.isAfter(facts.until()) || !until.isAfter(c.at())
        ? reject(new DeviationRejection.LongerThanAsked(facts.until()))
        : accept(
            new DeviationEvent.Approved(
                c.deviation(),
                facts.system(),
                until,
                c.remark() == null ? null : c.remark().value(),
                c.by(),
                c.at()));
  }

  private static Decision<DeviationEvent, DeviationRejection> refuse(
      DeviationCommand.Refuse c, Deviation state) {
    return switch (state) {
      case Absent _ -> reject(new DeviationRejection.UnknownDeviation(c.deviation()));
      case Over over when over.refused() -> accept();
      case Over _ -> reject(new DeviationRejection.Over(c.deviation()));
      // What was approved may be taken back.
      case Open(var facts) -> accept(refused(c, facts));
      case Approved(var facts, var _) -> accept(refused(c, facts));
    };
  }

  private static DeviationEvent refused(DeviationCommand.Refuse c, Facts facts) {
    return new DeviationEvent.Refused(
        c.deviation(), facts.system(), c.reason().value(), c.by(), c.at());
  }

  private static Decision<DeviationEvent, DeviationRejection> end(
      DeviationCommand.End c, Deviation state) {
    return switch (state) {
      case Absent _ -> reject(new DeviationRejection.UnknownDeviation(c.deviation()));
      case Over over when !over.refused() -> accept();
      case Known known ->
          accept(
              new DeviationEvent.Ended(
                  c.deviation(), known.facts().system(), c.reason().value(), c.by(), c.at()));
    };
  }

  @Override
  public Deviation evolve(Deviation state, DeviationEvent event) {
    return switch (event) {
      case DeviationEvent.Recorded e ->
          new Open(
              new Facts(
                  e.system(),
                  e.procedure(),
                  e.requirement(),
                  e.reason(),
                  e.until(),
                  e.by(),
                  e.at()));
      case DeviationEvent.Approved e ->
          new Approved(
              known(state, e).facts(), new Approval(e.until(), e.remark(), e.by(), e.at()));
      case DeviationEvent.Refused e ->
          new Over(known(state, e).facts(), true, approval(state), e.reason(), e.by(), e.at());
      case DeviationEvent.Ended e ->
          new Over(known(state, e).facts(), false, approval(state), e.reason(), e.by(), e.at());
    };
  }

  private static Known known(Deviation state, DeviationEvent event) {
    return switch (state) {
      case Absent absent -> throw new CorruptStreamException(absent, event);
      case Known known -> known;
    };
  }

  private static @Nullable Approval approval(Deviation state) {
    return switch (state) {
      case Approved approved -> approved.approval();
      case Over over -> over.approval();
      case Absent _, Open _ -> null;
    };
  }
}
