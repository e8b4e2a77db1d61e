package org.aimsledger.incident.platform;

import java.util.List;
import org.aimsledger.incident.platform.Condition.Flaw;
import org.aimsledger.servicekit.problem.Problem;

/// Why a condition can't be used, for all kinds of rules.
public final class ConditionProblemResponses {
  private ConditionProblemResponses() {}

  /// A 422 with every flaw and its place.
  ///
  /// @param family first part of the problem's type, e.g. `signal-rule`
  /// @param flaws at least one
  public static Problem unusable(String family, List<Flaw> flaws) {
    var problem =
        Problem.of(
                422,
                family + "/condition-unusable",
                "The condition can't be used",
                "Line "
                    + flaws.getFirst().line()
                    + ", column "
                    + flaws.getFirst().column()
                    + ": "
                    + flaws.getFirst().message())
            .with("flaws", flaws);
    for (var flaw : flaws) {
      problem =
          problem.withError("condition", flaw.line() + ":" + flaw.column() + " " + flaw.message());
    }
    return problem;
  }
}
