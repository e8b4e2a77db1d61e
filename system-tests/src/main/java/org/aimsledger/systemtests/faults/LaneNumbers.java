package org.aimsledger.systemtests.faults;

import java.util.BitSet;

/// Which numbers of a lane have been seen.
final class LaneNumbers {
  private final BitSet seen = new BitSet();
  private int whole = 1;

  void add(long seq) {
    seen.set(Math.toIntExact(seq));
  }

  /// The first that has not been seen.
  ///
  /// @return 0 when none is missing
  long firstMissingUpTo(long head) {
    whole = seen.nextClearBit(whole);
    return whole > head ? 0 : whole;
  }
}
