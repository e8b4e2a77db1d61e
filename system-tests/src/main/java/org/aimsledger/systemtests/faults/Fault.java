package org.aimsledger.systemtests.faults;

import java.util.Random;

/// Something that goes wrong.
///
/// @param name as in `--faults`
/// @param rolls whether it stops processes in good order and starts them again, one after the
///   other: two that do are in each other's way, and an operator doesn't begin a second update
///   before the first is over
record Fault(String name, boolean rolls, Strike strike) {
  /// One that doesn't mind what else goes wrong.
  Fault(String name, Strike strike) {
    this(name, false, strike);
  }

  /// Whether both can go wrong in one round.
  boolean goesWith(Fault other) {
    return !(rolls && other.rolls);
  }

  /// Carries it out.
  interface Strike {
    /// Returns when it is over; what it has broken heals by itself afterwards.
    ///
    /// @return what happened
    Blow at(Arena arena, Random random) throws Exception;
  }

  /// What happened.
  ///
  /// @param struck false when it didn't come to it: a point that was not passed, a process that was
  ///   already gone
  /// @param kills processes that were ended the hard way
  /// @param detail for people: which service, how long, whether a named point was reached
  record Blow(boolean struck, int kills, String detail) {
    Blow(int kills, String detail) {
      this(true, kills, detail);
    }

    /// With a count of what was met: none means that it didn't come to it.
    static Blow met(long number, String what) {
      return number > 0 ? new Blow(0, what + ", " + number + " times") : missed(what);
    }

    static Blow missed(String why) {
      return new Blow(false, 0, "missed: " + why);
    }
  }
}
