package org.aimsledger.verifier;

import java.util.ArrayList;
import java.util.List;

/// The report for programs: the same content as {@link TextReport}.
final class JsonReport {

  static final String FORMAT = "aimsledger-verification/1";

  private JsonReport() {}

  static String of(Report report) {
    var json =
        Json.Members.empty()
            .with("format", FORMAT)
            .with("verified", new Json.Bool(report.verified()))
            .with("bundle", report.bundle());
    json = withFacts(json, report);
    var checks = new ArrayList<Json>();
    for (var check : Check.values()) {
      checks.add(
          Json.Members.empty()
              .with("check", check.id())
              .with("claim", check.claim())
              .with("outcome", report.outcome(check)));
    }
    json = json.with("checks", new Json.Array(checks));
    if (!report.problems().isEmpty()) {
      json = json.with("firstProblem", problem(report.problems().getFirst()));
    }
    List<Json> problems = report.problems().stream().map(JsonReport::problem).toList();
    return json.with("problemCount", report.problemCount())
            .with("problems", new Json.Array(problems))
            .with("notChecked", Json.Array.of(report.notChecked()))
            .encode()
        + "\n";
  }

  private static Json.Members withFacts(Json.Members start, Report report) {
    var json = start;
    var manifest = report.manifest();
    if (manifest != null) {
      json =
          json.with("subject", manifest.subject())
              .with("entries", manifest.selected().size())
              .with("treeSize", manifest.treeSize())
              .with("seal", manifest.seal())
              .with("created", manifest.created());
    }
    var checkpoint = report.checkpoint();
    if (checkpoint != null) {
      json =
          json.with(
              "checkpoint",
              Json.Members.empty()
                  .with("origin", checkpoint.origin())
                  .with("size", checkpoint.size())
                  .with("root", checkpoint.root().base64()));
    }
    var accepted = report.accepted();
    if (accepted != null) {
      var key =
          Json.Members.empty()
              .with("vkey", accepted.log().encode())
              .with("fingerprint", accepted.log().fingerprint().hex())
              .with("from", report.policyFromBundle() ? "bundle" : "policy");
      List<Json> witnesses =
          accepted.cosignatures().stream()
              .<Json>map(
                  cosigned ->
                      Json.Members.empty()
                          .with("witness", cosigned.witness())
                          .with("at", cosigned.at().toString()))
              .toList();
      json = json.with("key", key).with("witnesses", new Json.Array(witnesses));
    }
    return json;
  }

  private static Json problem(Report.Problem problem) {
    return Json.Members.empty()
        .with("check", problem.check().id())
        .with("place", problem.place())
        .with("reason", problem.reason());
  }
}
