package org.aimsledger.verifier;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.aimsledger.verifier.log.LogException;
import org.jspecify.annotations.Nullable;

/// What a verification has found so far.
final class Findings {

  /// A destroyed bundle may have one problem per entry; the first ones tell enough.
  private static final int MOST_LISTED = 100;

  private final List<Problem> problems = new ArrayList<>();
  private final Set<Claim> reached = new HashSet<>();
  private int count;

  void add(Claim check, String place, String reason) {
    add(new Problem(check, place, reason));
  }

  void add(Problem found) {
    count++;
    // One of each kind is kept however many there are, so that no check seems to hold.
    boolean firstOfItsKind =
        problems.stream().noneMatch(problem -> problem.check() == found.check());
    if (problems.size() < MOST_LISTED || firstOfItsKind) {
      problems.add(found);
    }
  }

  /// Takes a step whose failure is a finding.
  ///
  /// @return nothing if it failed
  <T> @Nullable T attempt(Claim check, String place, Supplier<T> step) {
    try {
      return step.get();
    } catch (LogException e) {
      add(check, place, e.getMessage());
      return null;
    }
  }

  void reached(Claim check) {
    reached.add(check);
  }

  List<Problem> problems() {
    return problems;
  }

  Set<Claim> reached() {
    return reached;
  }

  int count() {
    return count;
  }
}
