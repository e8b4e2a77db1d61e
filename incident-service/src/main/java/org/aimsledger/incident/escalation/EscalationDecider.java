package org.aimsledger.incident.escalation;

import static org.aimsledger.eventstore.core.Decision.accept;
import static org.aimsledger.eventstore.core.Decision.reject;

import org.aimsledger.contracts.incident.EscalationEvent;
import org.aimsledger.contracts.incident.EscalationEvent.LevelReached;
import org.aimsledger.eventstore.core.CorruptStreamException;
import org.aimsledger.eventstore.core.Decider;
import org.aimsledger.eventstore.core.Decision;

/// The rule of escalation: each level is told once, however often somebody looks.
final class EscalationDecider
    implements Decider<EscalationCommand, Escalation, EscalationEvent, EscalationRejection> {
  @Override
  public Escalation initial() {
    return new Escalation(0);
  }

  @Override
  public Decision<EscalationEvent, EscalationRejection> decide(
      EscalationCommand command, Escalation state) {
    if (command.level() < 1) {
      return reject(new EscalationRejection(command.level()));
    }
    return command.level() <= state.level()
        ? accept()
        : accept(
            new LevelReached(
                command.incident(), command.level(), command.after().toSeconds(), command.at()));
  }

  @Override
  public Escalation evolve(Escalation state, EscalationEvent event) {
    return switch (event) {
      case LevelReached e when e.level() > state.level() -> new Escalation(e.level());
      case LevelReached _ -> throw new CorruptStreamException(state, event);
    };
  }
}
