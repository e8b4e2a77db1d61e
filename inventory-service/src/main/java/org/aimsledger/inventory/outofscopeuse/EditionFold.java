package org.aimsledger.inventory.outofscopeuse;

import static org.aimsledger.eventstore.core.Decision.accept;

import org.aimsledger.contracts.inventory.IntendedUseEvent;
import org.aimsledger.eventstore.core.Decider;
import org.aimsledger.eventstore.core.Decision;

/// Reads from the stream of a statement of intended use which edition is in force; 0: none. Decides
/// nothing.
final class EditionFold implements Decider<Integer, Integer, IntendedUseEvent, Integer> {
  @Override
  public Integer initial() {
    return 0;
  }

  @Override
  public Decision<IntendedUseEvent, Integer> decide(Integer command, Integer state) {
    return accept();
  }

  @Override
  public Integer evolve(Integer state, IntendedUseEvent event) {
    return switch (event) {
      case IntendedUseEvent.Drafted _ -> state;
      case IntendedUseEvent.Approved e -> e.edition();
    };
  }
}
