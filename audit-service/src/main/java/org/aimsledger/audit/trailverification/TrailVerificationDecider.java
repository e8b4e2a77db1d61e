package org.aimsledger.audit.trailverification;

import org.aimsledger.audit.trailverification.TrailVerification.Absent;
import org.aimsledger.audit.trailverification.TrailVerification.Noted;
import org.aimsledger.audit.trailverification.TrailVerification.Result;
import org.aimsledger.audit.trailverification.TrailVerificationCommand.Note;
import org.aimsledger.contracts.audit.TrailVerificationEvent;
import org.aimsledger.contracts.audit.TrailVerificationEvent.Verified;
import org.aimsledger.eventstore.core.CorruptStreamException;
import org.aimsledger.eventstore.core.Decider;
import org.aimsledger.eventstore.core.Decision;

/// The rules of verifications. One that failed is noted as one that held is.
record TrailVerificationDecider()
    implements Decider<
        TrailVerificationCommand,
        TrailVerification,
        TrailVerificationEvent,
        TrailVerificationRejection> {
  @Override
  public TrailVerification initial() {
    return new Absent();
  }

  @Override
  public Decision<TrailVerificationEvent, TrailVerificationRejection> decide(
      TrailVerificationCommand command, TrailVerification state) {
    return switch (command) {
      case Note note ->
          switch (state) {
            case Absent _ -> note(note);
            case Noted _ -> Decision.accept();
          };
    };
  }

  private static Decision<TrailVerificationEvent, TrailVerificationRejection> note(Note note) {
    var result = note.result();
    if (result.verified() && result.problems() > 0) {
      return Decision.reject(new TrailVerificationRejection.ContradictsItself(result.problems()));
    }
    return Decision.accept(
        new Verified(
            note.verification(),
            result.mode(),
            result.size(),
            result.root(),
            note.signed(),
            result.verified(),
            result.problems(),
            note.at()));
  }

  @Override
  public TrailVerification evolve(TrailVerification state, TrailVerificationEvent event) {
    return switch (event) {
      case Verified e when state instanceof Absent ->
          new Noted(
              new Result(e.mode(), e.size(), e.root(), e.verified(), e.problems()),
              e.signed(),
              e.at());
      case Verified _ -> throw new CorruptStreamException(state, event);
    };
  }
}
