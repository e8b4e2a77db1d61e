package org.aimsledger.incident.signaldeciding;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.aimsledger.contracts.incident.SignalDecision;
import org.aimsledger.contracts.incident.SignalSource;
import org.aimsledger.incident.platform.RecordedSignal;
import org.aimsledger.incident.signaldeciding.SignalTrialJob.Ended;
import org.aimsledger.incident.signalrule.SignalRule.Version;
import org.aimsledger.servicekit.problem.Problem;
import org.aimsledger.servicekit.problem.Problems;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// Answers of dry runs.
final class SignalTrialResponses {
  private SignalTrialResponses() {}

  @Schema(name = "SignalDryRun")
  record OneDryRun(
      UUID rule,
      int version,
      Instant from,
      @Schema(description = "What was reported later was not looked at") Instant until,
      @Schema(description = "Otherwise go on from `until`") boolean complete,
      long signals,
      @Schema(description = "Their statements are protected: no rule sees them") long leftToPeople,
      @Schema(description = "The condition could not be evaluated, which counts as not met")
          long errors,
      @Nullable String lastError,
      @Schema(description = "Meet it, and could not be decided so: outside, of no system of ours")
          long impossible,
      @Schema(description = "The rule would have decided on them; `found` has the first ones")
          long matches,
      @Schema(description = "Of these, decided as the rule would have") long decidedSo,
      @Schema(description = "Of these, decided otherwise") long decidedOtherwise,
      @Schema(description = "Of these, not decided on") long undecided,
      List<WouldDecide> found) {}

  /// @param decided what was decided on it; absent: nothing
  @Schema(name = "SignalOfDryRun")
  record WouldDecide(
      UUID signal,
      SignalSource source,
      String title,
      Instant reportedAt,
      @Nullable SignalDecision decided) {}

  static OneDryRun dryRun(
      UUID rule, Version version, Instant from, SignalTrial trial, Ended ended) {
    var counted = trial.counted();
    return new OneDryRun(
        rule,
        version.number(),
        from,
        ended.reached(),
        ended.complete(),
        counted.looked(),
        counted.leftToPeople(),
        counted.errors(),
        counted.lastError(),
        counted.impossible(),
        counted.met(),
        counted.decidedSo(),
        counted.decidedOtherwise(),
        counted.undecided(),
        trial.met().stream().map(SignalTrialResponses::one).toList());
  }

  private static WouldDecide one(RecordedSignal signal) {
    return new WouldDecide(
        signal.signal(), signal.source(), signal.title(), signal.reportedAt(), signal.decision());
  }

  static Problem unknownRule(UUID rule) {
    return Problems.notFound("signal-rule/unknown", "signal rule", rule);
  }

  static Problem busy() {
    return Problem.of(
            503,
            "signal-rule/dry-runs-busy",
            "Other dry runs are going on",
            "Nothing was run. Send the same request again in a while.")
        .withHeader("Retry-After", "5");
  }
}
