package org.aimsledger.audit.traildiscrepancy;

import org.aimsledger.audit.traildiscrepancy.TrailDiscrepancyCommand.Note;
import org.aimsledger.contracts.audit.TrailDiscrepancyEvent;
import org.aimsledger.contracts.audit.TrailDiscrepancyEvent.Found;
import org.aimsledger.eventstore.core.CorruptStreamException;
import org.aimsledger.eventstore.core.Decider;
import org.aimsledger.eventstore.core.Decision;

/// The rules of a discrepancy: what was found is noted once.
record TrailDiscrepancyDecider()
    implements Decider<TrailDiscrepancyCommand, TrailDiscrepancy, TrailDiscrepancyEvent, Void> {
  @Override
  public TrailDiscrepancy initial() {
    return TrailDiscrepancy.ABSENT;
  }

  @Override
  public Decision<TrailDiscrepancyEvent, Void> decide(
      TrailDiscrepancyCommand command, TrailDiscrepancy state) {
    return switch (command) {
      case Note(var id, var kind, var source, var lane, var number, var index, var at) ->
          switch (state) {
            case ABSENT -> Decision.accept(new Found(id, kind, source, lane, number, index, at));
            case RECORDED -> Decision.accept();
          };
    };
  }

  @Override
  public TrailDiscrepancy evolve(TrailDiscrepancy state, TrailDiscrepancyEvent event) {
    return switch (event) {
      case Found _ when state == TrailDiscrepancy.ABSENT -> TrailDiscrepancy.RECORDED;
      case Found _ -> throw new CorruptStreamException(state, event);
    };
  }
}
