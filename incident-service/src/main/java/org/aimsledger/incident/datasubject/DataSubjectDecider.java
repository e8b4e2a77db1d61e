package org.aimsledger.incident.datasubject;

import static org.aimsledger.eventstore.core.Decision.accept;
import static org.aimsledger.eventstore.core.Decision.reject;

import java.time.Instant;
import org.aimsledger.contracts.incident.DataSubjectEvent;
import org.aimsledger.contracts.incident.DataSubjectEvent.HoldPlaced;
import org.aimsledger.contracts.incident.DataSubjectEvent.HoldReleased;
import org.aimsledger.eventstore.core.CorruptStreamException;
import org.aimsledger.eventstore.core.Decider;
import org.aimsledger.eventstore.core.Decision;
import org.aimsledger.incident.datasubject.DataSubject.Erased;
import org.aimsledger.incident.datasubject.DataSubject.Free;
import org.aimsledger.incident.datasubject.DataSubject.Held;
import org.aimsledger.incident.datasubject.DataSubjectCommand.Erase;
import org.aimsledger.incident.datasubject.DataSubjectCommand.PlaceHold;
import org.aimsledger.incident.datasubject.DataSubjectCommand.ReleaseHold;
import org.aimsledger.incident.datasubject.DataSubjectRejection.ErasedAlready;
import org.aimsledger.incident.datasubject.DataSubjectRejection.OnHold;
import org.aimsledger.incident.datasubject.DataSubjectRejection.UnknownSubject;

/// The rules of erasure: once, for good, and not while the data must be kept. A fulfilled order may
/// be repeated.
final class DataSubjectDecider
    implements Decider<DataSubjectCommand, DataSubject, DataSubjectEvent, DataSubjectRejection> {
  @Override
  public DataSubject initial() {
    return new Free();
  }

  @Override
  public Decision<DataSubjectEvent, DataSubjectRejection> decide(
      DataSubjectCommand command, DataSubject state) {
    return switch (state) {
      case Free _ -> command.known() ? whenFree(command) : unknown(command);
      case Held held -> whenHeld(command, held);
      case Erased erased -> whenErased(command, erased.at());
    };
  }

  private static Decision<DataSubjectEvent, DataSubjectRejection> unknown(
      DataSubjectCommand command) {
    return reject(new UnknownSubject(command.subject()));
  }

  private static Decision<DataSubjectEvent, DataSubjectRejection> whenFree(
      DataSubjectCommand command) {
    return switch (command) {
      case PlaceHold c -> accept(new HoldPlaced(c.subject(), c.reason(), c.at()));
      case ReleaseHold _ -> accept();
      case Erase c -> accept(new DataSubjectEvent.Erased(c.subject(), c.reason(), c.at()));
    };
  }

  private static Decision<DataSubjectEvent, DataSubjectRejection> whenHeld(
      DataSubjectCommand command, Held held) {
    return switch (command) {
      case PlaceHold _ -> accept();
      case ReleaseHold c -> accept(new HoldReleased(c.subject(), c.reason(), c.at()));
      case Erase c -> reject(new OnHold(c.subject(), held.reason(), held.at()));
    };
  }

  private static Decision<DataSubjectEvent, DataSubjectRejection> whenErased(
      DataSubjectCommand command, Instant at) {
    return switch (command) {
      case PlaceHold c -> reject(new ErasedAlready(c.subject(), at));
      case ReleaseHold _, Erase _ -> accept();
    };
  }

  @Override
  public DataSubject evolve(DataSubject state, DataSubjectEvent event) {
    return switch (event) {
      case HoldPlaced e when state instanceof Free -> new Held(e.reason(), e.at());
      case HoldReleased _ when state instanceof Held -> new Free();
      case DataSubjectEvent.Erased e when state instanceof Free -> new Erased(e.reason(), e.at());
      case HoldPlaced _, HoldReleased _, DataSubjectEvent.Erased _ ->
          throw new CorruptStreamException(state, event);
    };
  }
}
