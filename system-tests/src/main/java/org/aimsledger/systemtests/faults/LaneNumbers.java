package org.aimsledger.systemtests.faults;

import java.util.BitSet;

/// Which numbers of a lane have been seen.
final class LaneNumbers {
  private final boolean fromTheFirstSeen;
  private final BitSet seen = new BitSet();
  private int whole;

  private LaneNumbers(boolean fromTheFirstSeen) {
    this.fromTheFirstSeen = fromTheFirstSeen;
    this.whole = fromTheFirstSeen ? 0 : 1;
  }

  static LaneNumbers fromOne() {
    return new LaneNumbers(false);
  }

  /// For what begins anew somewhere.
  static LaneNumbers fromTheFirstSeen() {
    return new LaneNumbers(true);
  }

  void add(long seq) {
    seen.set(Math.toIntExact(seq));
  }

  /// The first that has not been seen.
  ///
  /// @return 0 when none is missing
  long firstMissingUpTo(long head) {
    if (fromTheFirstSeen && seen.isEmpty()) {
      return 0;
    }
    whole = seen.nextClearBit(fromTheFirstSeen ? seen.nextSetBit(0) : whole);
    return whole > head ? 0 : whole;
  }
}
