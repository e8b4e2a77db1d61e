package org.aimsledger.verifier;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/// What a verification has found so far.
final class Findings {

  /// A destroyed bundle may have one problem per entry; the first ones tell enough.
  private static final int MOST_LISTED = 100;

  private final List<Report.Problem> problems = new ArrayList<>();
  private final Set<Check> reached = EnumSet.noneOf(Check.class);
  private int count;

  void add(Check check, String place, String reason) {
    count++;
    // One of each kind is kept however many there are, so that no check seems to hold.
    boolean firstOfItsKind = problems.stream().noneMatch(problem -> problem.check() == check);
    if (problems.size() < MOST_LISTED || firstOfItsKind) {
      problems.add(new Report.Problem(check, place, reason));
    }
  }

  void reached(Check check) {
    reached.add(check);
  }

  List<Report.Problem> problems() {
    return problems;
  }

  Set<Check> reached() {
    return reached;
  }

  int count() {
    return count;
  }
}
