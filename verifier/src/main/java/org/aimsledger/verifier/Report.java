package org.aimsledger.verifier;

import java.util.List;
import java.util.Set;
import org.aimsledger.verifier.log.Checkpoint;
import org.aimsledger.verifier.log.Policy;
import org.jspecify.annotations.Nullable;

/// The result of a verification.
///
/// @param manifest what the bundle says about itself; missing if it couldn't be read
/// @param checkpoint what the bundle's checkpoint says, believed or not; missing if unreadable
/// @param accepted the checkpoint as believed; missing if it isn't
/// @param reached the checks that were made to their end
/// @param problems the first ones found, in order; the first is the first wrong place
/// @param problemCount how many were found
/// @param notChecked what this verification can't say
record Report(
    String bundle,
    boolean policyFromBundle,
    @Nullable Manifest manifest,
    @Nullable Checkpoint checkpoint,
    Policy.@Nullable Accepted accepted,
    Set<Check> reached,
    List<Problem> problems,
    int problemCount,
    List<String> notChecked) {

  Report {
    reached = Set.copyOf(reached);
    problems = List.copyOf(problems);
    notChecked = List.copyOf(notChecked);
  }

  boolean verified() {
    return problemCount == 0 && reached.size() == Check.values().length;
  }

  String outcome(Check check) {
    if (problems.stream().anyMatch(problem -> problem.check() == check)) {
      return "fails";
    }
    return reached.contains(check) ? "holds" : "not reached";
  }

  /// Something that doesn't hold.
  ///
  /// @param place the file in the bundle, or `archive`
  record Problem(Check check, String place, String reason) {

    @Override
    public String toString() {
      return place + ": " + reason;
    }
  }
}
