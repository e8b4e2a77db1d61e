package org.aimsledger.audit.traildiscrepancy;

import java.time.Duration;
import org.aimsledger.audit.traildiscrepancy.TrailDiscrepancy.Absent;
import org.aimsledger.audit.traildiscrepancy.TrailDiscrepancy.Open;
import org.aimsledger.audit.traildiscrepancy.TrailDiscrepancy.Past;
import org.aimsledger.audit.traildiscrepancy.TrailDiscrepancyCommand.Miss;
import org.aimsledger.audit.traildiscrepancy.TrailDiscrepancyCommand.Note;
import org.aimsledger.contracts.audit.TrailDiscrepancyEvent;
import org.aimsledger.contracts.audit.TrailDiscrepancyEvent.Found;
import org.aimsledger.contracts.audit.TrailDiscrepancyEvent.Gone;
import org.aimsledger.contracts.audit.TrailDiscrepancyEvent.Stands;
import org.aimsledger.eventstore.core.CorruptStreamException;
import org.aimsledger.eventstore.core.Decider;
import org.aimsledger.eventstore.core.Decision;

/// The rules of a discrepancy: what was found is told once; again when it comes back after it was
/// gone, and as a reminder while it stands.
///
/// @param repeat time between two reminders
record TrailDiscrepancyDecider(Duration repeat)
    implements Decider<TrailDiscrepancyCommand, TrailDiscrepancy, TrailDiscrepancyEvent, Void> {
  @Override
  public TrailDiscrepancy initial() {
    return new Absent();
  }

  @Override
  public Decision<TrailDiscrepancyEvent, Void> decide(
      TrailDiscrepancyCommand command, TrailDiscrepancy state) {
    return switch (command) {
      case Note note -> note(note, state);
      case Miss miss ->
          switch (state) {
            case Open _ -> Decision.accept(new Gone(miss.discrepancy(), miss.at()));
            case Absent _, Past _ -> Decision.accept();
          };
    };
  }

  private Decision<TrailDiscrepancyEvent, Void> note(Note note, TrailDiscrepancy state) {
    return switch (state) {
      case Absent _, Past _ ->
          Decision.accept(
              new Found(
                  note.discrepancy(),
                  note.kind(),
                  note.source(),
                  note.lane(),
                  note.number(),
                  note.index(),
                  note.at()));
      case Open open when !note.reminding() || note.at().isBefore(open.toldAt().plus(repeat)) ->
          Decision.accept();
      case Open open ->
          Decision.accept(
              new Stands(
                  note.discrepancy(),
                  note.kind(),
                  note.source(),
                  note.lane(),
                  note.number(),
                  note.index(),
                  open.since(),
                  note.at()));
    };
  }

  @Override
  public TrailDiscrepancy evolve(TrailDiscrepancy state, TrailDiscrepancyEvent event) {
    return switch (state) {
      case Absent _, Past _ ->
          switch (event) {
            case Found found -> new Open(found.at(), found.at(), state.told() + 1);
            case Stands _, Gone _ -> throw new CorruptStreamException(state, event);
          };
      case Open open ->
          switch (event) {
            case Stands stands -> new Open(open.since(), stands.at(), open.told() + 1);
            case Gone _ -> new Past(open.told());
            case Found _ -> throw new CorruptStreamException(state, event);
          };
    };
  }
}
