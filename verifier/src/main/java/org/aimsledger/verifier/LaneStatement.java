package org.aimsledger.verifier;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.aimsledger.verifier.log.Hash;
import org.aimsledger.verifier.log.MalformedException;

/// What a seal of a service says of one of its lanes: all events up to a number lead to this chain.
record LaneStatement(long lane, long number, Hash chain) {

  /// The event that states it, in the log of each service.
  static final String TYPE = "org.aimsledger.platform.lanes-sealed.v1";

  private static final int MOST_LANES = 256;

  /// What the event says, if it is a seal; empty for any other.
  ///
  /// @throws MalformedException if it bears the name of a seal and isn't one
  static List<LaneStatement> of(Leaf.Event event) {
    if (!event.type().equals(TYPE)) {
      return List.of();
    }
    if (!(event.data() instanceof Json.Members data)
        || !(data.get("lanes") instanceof Json.Array(var lanes))
        || lanes.isEmpty()
        || lanes.size() > MOST_LANES) {
      throw new MalformedException("the seal of the service has no \"lanes\"");
    }
    var statements = new ArrayList<LaneStatement>();
    var seen = new HashSet<Long>();
    for (var lane : lanes) {
      if (!(lane instanceof Json.Members members)) {
        throw new MalformedException("the seal of the service has a lane that is no object");
      }
      var statement =
          new LaneStatement(
              members.number("lane"), members.number("last"), Hash.ofHex(members.text("chain")));
      if (statement.number() == 0 || !seen.add(statement.lane())) {
        throw new MalformedException("the seal of the service has a lane twice, or an empty one");
      }
      statements.add(statement);
    }
    return statements;
  }
}
