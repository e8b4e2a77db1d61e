package org.aimsledger.servicekit.seal;

import org.aimsledger.contracts.platform.LaneSealEvent;
import org.aimsledger.contracts.platform.LaneSealEvent.Sealed;
import org.aimsledger.eventstore.core.CorruptStreamException;
import org.aimsledger.eventstore.core.Decider;
import org.aimsledger.eventstore.core.Decision;

/// The rules of seals: lanes only grow, and a seal that says nothing new isn't made.
record LaneSealDecider()
    implements Decider<SealLanes, LaneSeals, LaneSealEvent, LaneSealDecider.LaneWentBack> {
  /// A lane that was sealed up to a number is shorter now.
  record LaneWentBack(int lane) {}

  @Override
  public LaneSeals initial() {
    return LaneSeals.NONE;
  }

  @Override
  public Decision<LaneSealEvent, LaneWentBack> decide(SealLanes command, LaneSeals state) {
    var next = new LaneSeals(command.lanes(), command.at());
    for (var before : state.lanes()) {
      if (next.of(before.lane()).number() < before.last()) {
        return Decision.reject(new LaneWentBack(before.lane()));
      }
    }
    return next.lanes().equals(state.lanes())
        ? Decision.accept()
        : Decision.accept(new Sealed(command.log(), command.lanes(), command.at()));
  }

  @Override
  public LaneSeals evolve(LaneSeals state, LaneSealEvent event) {
    return switch (event) {
      case Sealed sealed -> {
        var next = new LaneSeals(sealed.lanes(), sealed.at());
        for (var before : state.lanes()) {
          if (next.of(before.lane()).number() < before.last()) {
            throw new CorruptStreamException(state, event);
          }
        }
        yield next;
      }
    };
  }
}
