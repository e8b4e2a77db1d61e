package org.aimsledger.incident.platform;

import java.util.Set;
import org.aimsledger.contracts.incident.AlterationKind;

/// Whether systems of an incident may be altered.
///
/// @param held whether evidence is on hold
/// @param allowed what two persons have agreed on although it is
public record HoldStanding(boolean held, Set<AlterationKind> allowed) {
  public static final HoldStanding NONE = new HoldStanding(false, Set.of());

  public HoldStanding {
    allowed = Set.copyOf(allowed);
  }

  public boolean permits(AlterationKind kind) {
    return !held || allowed.contains(kind);
  }
}
