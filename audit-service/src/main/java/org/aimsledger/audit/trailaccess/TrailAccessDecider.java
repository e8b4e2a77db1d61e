package org.aimsledger.audit.trailaccess;

import org.aimsledger.audit.trailaccess.TrailAccessCommand.Note;
import org.aimsledger.contracts.audit.TrailAccessEvent;
import org.aimsledger.contracts.audit.TrailAccessEvent.Read;
import org.aimsledger.eventstore.core.CorruptStreamException;
import org.aimsledger.eventstore.core.Decider;
import org.aimsledger.eventstore.core.Decision;

/// The rules of an access: there is nothing that it can be refused for.
record TrailAccessDecider()
    implements Decider<TrailAccessCommand, TrailAccess, TrailAccessEvent, Void> {
  /// A longer one is cut: who sends it has still read.
  static final int LONGEST_REQUEST = 2_000;

  @Override
  public TrailAccess initial() {
    return TrailAccess.ABSENT;
  }

  @Override
  public Decision<TrailAccessEvent, Void> decide(TrailAccessCommand command, TrailAccess state) {
    return switch (command) {
      case Note(var access, var request, var at) ->
          switch (state) {
            case ABSENT -> Decision.accept(new Read(access, cut(request), at));
            case RECORDED -> Decision.accept();
          };
    };
  }

  private static String cut(String request) {
    if (request.length() <= LONGEST_REQUEST) {
      return request;
    }
    var end = LONGEST_REQUEST - 1;
    return request.substring(0, Character.isHighSurrogate(request.charAt(end - 1)) ? end - 1 : end)
        + "…";
  }

  @Override
  public TrailAccess evolve(TrailAccess state, TrailAccessEvent event) {
    return switch (event) {
      case Read _ when state == TrailAccess.ABSENT -> TrailAccess.RECORDED;
      case Read _ -> throw new CorruptStreamException(state, event);
    };
  }
}
