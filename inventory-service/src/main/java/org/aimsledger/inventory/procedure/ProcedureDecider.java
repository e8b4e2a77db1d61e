package org.aimsledger.inventory.procedure;

import static org.aimsledger.eventstore.core.Decision.accept;
import static org.aimsledger.eventstore.core.Decision.reject;

import org.aimsledger.contracts.inventory.ProcedureEvent;
import org.aimsledger.eventstore.core.CorruptStreamException;
import org.aimsledger.eventstore.core.Decider;
import org.aimsledger.eventstore.core.Decision;
import org.aimsledger.inventory.procedure.Procedure.Version;

/// The rules of one procedure.
final class ProcedureDecider
    implements Decider<ProcedureCommand, Procedure, ProcedureEvent, ProcedureRejection> {
  static final int MOST = 500;

  @Override
  public Procedure initial() {
    return Procedure.NONE;
  }

  @Override
  public Decision<ProcedureEvent, ProcedureRejection> decide(
      ProcedureCommand command, Procedure state) {
    return switch (command) {
      case ProcedureCommand.Release c -> release(c, state);
      case ProcedureCommand.Withdraw c -> withdraw(c, state);
    };
  }

  private static Decision<ProcedureEvent, ProcedureRejection> release(
      ProcedureCommand.Release c, Procedure state) {
    var event =
        new ProcedureEvent.Released(
            c.procedure(),
            c.stage(),
            c.label(),
            c.title(),
            c.document(),
            c.digest(),
            c.validFrom(),
            c.by(),
            c.at());
    var before = state.version(c.label());
    if (before.isPresent()) {
      // Releasing the same twice is a caller's retry, not an error.
      return before.get().saysTheSameAs(version(event))
          ? accept()
          : reject(new ProcedureRejection.LabelTaken(c.stage(), c.label()));
    }
    var latest = state.latest();
    if (latest.isPresent() && !c.validFrom().isAfter(latest.get())) {
      return reject(new ProcedureRejection.BeforeLatest(latest.get()));
    }
    return state.versions().size() >= MOST
        ? reject(new ProcedureRejection.TooMany(MOST))
        : accept(event);
  }

  private static Decision<ProcedureEvent, ProcedureRejection> withdraw(
      ProcedureCommand.Withdraw c, Procedure state) {
    var version = state.version(c.label());
    if (version.isEmpty()) {
      return reject(new ProcedureRejection.UnknownVersion(c.stage(), c.label()));
    }
    return version.get().isWithdrawn()
        ? accept()
        : accept(
            new ProcedureEvent.Withdrawn(
                c.procedure(), c.stage(), c.label(), c.reason().value(), c.by(), c.at()));
  }

  @Override
  public Procedure evolve(Procedure state, ProcedureEvent event) {
    return switch (event) {
      case ProcedureEvent.Released e -> state.with(version(e));
      case ProcedureEvent.Withdrawn e -> {
        if (state.version(e.label()).isEmpty()) {
          throw new CorruptStreamException(state, e);
        }
        yield state.withdrawn(e.label(), e.reason());
      }
    };
  }

  private static Version version(ProcedureEvent.Released e) {
    return new Version(
        e.label(), e.title(), e.document(), e.digest(), e.validFrom(), e.by(), e.at(), null);
  }
}
