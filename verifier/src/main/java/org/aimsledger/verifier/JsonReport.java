package org.aimsledger.verifier;

import java.util.List;

/// The report for programs: the same content as {@link TextReport}, in one shape for each mode.
final class JsonReport {

  static final String FORMAT = "aimsledger-verification/2";

  private JsonReport() {}

  static String of(Verdict verdict) {
    var json =
        Json.Members.empty()
            .with("format", FORMAT)
            .with("mode", verdict.mode())
            .with("verified", new Json.Bool(verdict.verified()));
    for (var detail : verdict.details().values().entrySet()) {
      json = json.with(detail.getKey(), detail.getValue());
    }
    List<Json> checked =
        verdict.claims().stream().<Json>map(claim -> checked(verdict, claim)).toList();
    json = json.with("checked", new Json.Array(checked));
    if (!verdict.problems().isEmpty()) {
      json = json.with("firstProblem", problem(verdict.problems().getFirst()));
    }
    List<Json> problems = verdict.problems().stream().map(JsonReport::problem).toList();
    return json.with("problemCount", verdict.problemCount())
            .with("problems", new Json.Array(problems))
            .with("notChecked", Json.Array.of(verdict.notChecked()))
            .encode()
        + "\n";
  }

  private static Json checked(Verdict verdict, Claim claim) {
    return Json.Members.empty()
        .with("check", claim.id())
        .with("claim", claim.claim())
        .with("outcome", verdict.outcome(claim));
  }

  private static Json problem(Problem problem) {
    return Json.Members.empty()
        .with("check", problem.check().id())
        .with("place", problem.place())
        .with("reason", problem.reason());
  }
}
