package org.aimsledger.verifier;

import java.util.List;
import java.util.Set;

/// What a verification says, in the same shape for each mode.
///
/// @param mode the name of the mode, as reports for programs have it
/// @param heading what was verified
/// @param facts what was found out, told for people
/// @param details the same for programs
/// @param claims what this verification checks, in this order
/// @param reached the checks that were made to their end
/// @param problems the first ones found, in order; the first is the first wrong place
/// @param problemCount how many were found
/// @param notChecked what this verification can't say
record Verdict(
    String mode,
    String heading,
    List<String> facts,
    Json.Members details,
    List<Claim> claims,
    Set<Claim> reached,
    List<Problem> problems,
    int problemCount,
    List<String> notChecked) {

  Verdict {
    facts = List.copyOf(facts);
    claims = List.copyOf(claims);
    reached = Set.copyOf(reached);
    problems = List.copyOf(problems);
    notChecked = List.copyOf(notChecked);
  }

  boolean verified() {
    return problemCount == 0 && reached.containsAll(claims);
  }

  String outcome(Claim claim) {
    if (problems.stream().anyMatch(problem -> problem.check() == claim)) {
      return "fails";
    }
    return reached.contains(claim) ? "holds" : "not reached";
  }
}
