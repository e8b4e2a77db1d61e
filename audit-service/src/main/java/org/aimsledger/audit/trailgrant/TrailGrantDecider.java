package org.aimsledger.audit.trailgrant;

import java.time.Duration;
import org.aimsledger.audit.trailgrant.TrailGrantCommand.Give;
import org.aimsledger.audit.trailgrant.TrailGrantCommand.Revoke;
import org.aimsledger.audit.trailgrant.TrailGrants.Grant;
import org.aimsledger.contracts.audit.TrailGrantEvent;
import org.aimsledger.contracts.audit.TrailGrantEvent.Given;
import org.aimsledger.contracts.audit.TrailGrantEvent.Revoked;
import org.aimsledger.eventstore.core.Decider;
import org.aimsledger.eventstore.core.Decision;

/// The rules of grants.
///
/// @param longest longest time of one grant
record TrailGrantDecider(Duration longest)
    implements Decider<TrailGrantCommand, TrailGrants, TrailGrantEvent, TrailGrantRejection> {
  /// Grants of one reader that are open or will be.
  static final int MOST = 20;

  @Override
  public TrailGrants initial() {
    return TrailGrants.NONE;
  }

  @Override
  public Decision<TrailGrantEvent, TrailGrantRejection> decide(
      TrailGrantCommand command, TrailGrants state) {
    return switch (command) {
      case Give give -> give(give, state);
      case Revoke revoke -> revoke(revoke, state);
    };
  }

  private Decision<TrailGrantEvent, TrailGrantRejection> give(Give give, TrailGrants state) {
    if (give.giver().equals(give.reader())) {
      return Decision.reject(new TrailGrantRejection.OwnGrant());
    }
    if (!give.from().isBefore(give.until()) || !give.at().isBefore(give.until())) {
      return Decision.reject(new TrailGrantRejection.NoTime());
    }
    if (Duration.between(give.from(), give.until()).compareTo(longest) > 0) {
      return Decision.reject(new TrailGrantRejection.TooLong(longest));
    }
    if (state.alive(give.at()) >= MOST) {
      return Decision.reject(new TrailGrantRejection.TooMany(MOST));
    }
    return Decision.accept(
        new Given(
            give.grant(), give.reader(), give.from(), give.until(), give.reason(), give.at()));
  }

  private static Decision<TrailGrantEvent, TrailGrantRejection> revoke(
      Revoke revoke, TrailGrants state) {
    var found = state.withId(revoke.grant()).findFirst();
    if (found.isEmpty()) {
      return Decision.reject(new TrailGrantRejection.Unknown(revoke.grant()));
    }
    // What is over can't end once more.
    return found.get().isAlive(revoke.at())
        ? Decision.accept(
            new Revoked(revoke.grant(), revoke.reader(), revoke.reason(), revoke.at()))
        : Decision.accept();
  }

  @Override
  public TrailGrants evolve(TrailGrants state, TrailGrantEvent event) {
    return switch (event) {
      case Given e -> state.with(new Grant(e.grant(), e.from(), e.until(), e.reason(), false));
      case Revoked e -> state.revoked(e.grant(), e.at());
    };
  }
}
