package org.aimsledger.incident.detection;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.aimsledger.contracts.incident.DetectionAllowance;
import org.aimsledger.contracts.incident.DetectionComparison;
import org.aimsledger.contracts.incident.DetectionMeasure;
import org.aimsledger.incident.detection.DryRunJob.DryRun;
import org.aimsledger.incident.detection.EngineStore.Progress;
import org.aimsledger.incident.detection.EngineStore.Span;
import org.aimsledger.servicekit.problem.Problem;
import org.aimsledger.servicekit.problem.Problems;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// Answers: what rules have found, would find, and remember.
final class DetectionResponses {
  /// Late events are counted up to this many.
  static final int MOST_LATE = 10_000;

  private DetectionResponses() {}

  /// @param report id of the event at inventory-service
  /// @param position where it stands in the log of inventory-service
  @Schema(name = "DetectionCause")
  record OneCause(UUID report, Instant time, String position) {
    static OneCause of(Entry.Cause cause) {
      return new OneCause(
          cause.report(), cause.time(), "inventory/" + cause.lane() + "/" + cause.laneSeq());
    }
  }

  /// @param incident that was raised; absent: it is still to be, or was refused
  /// @param time when the event happened with which the rule fired
  /// @param events how many meet the condition; `causes` has the newest of them
  @Schema(name = "DetectionFiring")
  record OneFiring(
      UUID id,
      UUID rule,
      int version,
      UUID system,
      Instant time,
      double value,
      long events,
      List<OneCause> causes,
      Instant foundAt,
      @Nullable Instant raisedAt,
      @Nullable UUID incident,
      @Nullable String refusal) {}

  /// A page as the API documents it; what is sent is a [org.aimsledger.servicekit.paging.Page].
  @Schema(name = "DetectionFiringPage")
  record FiringPage(
      List<OneFiring> items,
      @Schema(description = "To be sent as `cursor`; absent on the last page")
          @Nullable String nextCursor) {}

  static OneFiring firing(FiringStore.Kept kept) {
    var raised = kept.raisedAt() != null && kept.refusal() == null;
    return new OneFiring(
        kept.id(),
        kept.rule().rule(),
        kept.rule().version(),
        kept.system(),
        kept.time(),
        kept.value(),
        kept.met(),
        kept.causes().stream().map(OneCause::of).toList(),
        kept.foundAt(),
        kept.raisedAt(),
        raised ? kept.id() : null,
        kept.refusal());
  }

  /// @param id that the firing would have had, and its incident
  @Schema(name = "DetectionDryRunFiring")
  record WouldFire(
      UUID id, UUID system, Instant time, double value, long events, List<OneCause> causes) {}

  /// @param until the events that it ran over end here
  /// @param complete whether it ran over everything it was asked to; otherwise go on from `until`
  /// @param events that the rule looked at
  /// @param errors events for which the condition could not be evaluated
  /// @param firings how many there were; `found` has the first of them
  @Schema(name = "DetectionDryRun")
  record OneDryRun(
      UUID rule,
      int version,
      Instant from,
      Instant until,
      boolean complete,
      long events,
      long matches,
      long errors,
      @Nullable String lastError,
      long firings,
      List<WouldFire> found) {}

  static OneDryRun dryRun(ActiveRule rule, DryRun run) {
    return new OneDryRun(
        rule.id().rule(),
        rule.id().version(),
        rule.after(),
        run.reached(),
        run.complete(),
        run.tally().events(),
        run.tally().met(),
        run.tally().errors(),
        run.tally().lastError(),
        run.tally().firings(),
        run.firings().stream().map(DetectionResponses::wouldFire).toList());
  }

  private static WouldFire wouldFire(Firing firing) {
    return new WouldFire(
        WhenRuleFiresRaiseIncidentPolicy.id(firing),
        firing.system(),
        firing.time(),
        firing.value(),
        firing.met(),
        firing.causes().stream().map(OneCause::of).toList());
  }

  /// @param begins from when on the version judges, in event time
  /// @param judgedUntil everything that happened until then was judged and is kept
  /// @param events that it looked at
  /// @param errors events for which the condition could not be evaluated, counted as not met
  /// @param late events that were recorded later than the rule allows, and not judged
  /// @param overtaken events that came in after they should have been judged, of all rules with the
  ///   same allowance
  @Schema(name = "DetectionRuleState")
  record RuleState(
      UUID rule,
      int version,
      DetectionAllowance allowance,
      Instant begins,
      @Nullable Instant ends,
      @Nullable Instant judgedUntil,
      long events,
      long matches,
      long errors,
      @Nullable String lastError,
      long firings,
      @Schema(description = "Up to " + MOST_LATE) long late,
      long overtaken) {}

  static RuleState state(Span span, List<Progress> progress, long late) {
    var own = progress.stream().filter(one -> one.allowance() == span.allowance()).findFirst();
    return new RuleState(
        span.id().rule(),
        span.id().version(),
        span.allowance(),
        span.begins(),
        span.ends(),
        own.map(Progress::judgedUntil).orElse(null),
        span.tally().events(),
        span.tally().met(),
        span.tally().errors(),
        span.tally().lastError(),
        span.tally().firings(),
        late,
        own.map(Progress::overtaken).orElse(0L));
  }

  /// Why a rule does or does not fire for a system.
  ///
  /// @param judgedUntil the window is that of this time
  /// @param value what it holds
  /// @param fewest events there must be before the threshold counts
  /// @param armed whether the rule may fire; otherwise it has, and waits for the cool-down or for
  ///   recovery
  /// @param events in the window
  /// @param matches those that meet the condition
  @Schema(name = "DetectionWhyNot")
  record WhyNot(
      UUID rule,
      int version,
      UUID system,
      @Nullable Instant judgedUntil,
      DetectionMeasure measure,
      double value,
      DetectionComparison comparison,
      double threshold,
      int fewest,
      boolean armed,
      @Nullable Instant lastFired,
      long events,
      long matches,
      @Schema(description = "The newest ones") List<OneCause> causes) {}

  static WhyNot whyNot(
      Span span, UUID system, Window window, List<Progress> progress, int mostCauses) {
    var wanted = span.content().window();
    return new WhyNot(
        span.id().rule(),
        span.id().version(),
        system,
        progress.stream()
            .filter(one -> one.allowance() == span.allowance())
            .findFirst()
            .map(Progress::judgedUntil)
            .orElse(null),
        wanted.measure(),
        window.value(wanted),
        wanted.comparison(),
        wanted.threshold().doubleValue(),
        wanted.fewest(),
        window.armed(),
        window.lastFired().orElse(null),
        window.all(),
        window.met(),
        window.causes(mostCauses).stream().map(OneCause::of).toList());
  }

  static Problem unknownRule(UUID rule) {
    return Problems.notFound("detection-rule/unknown", "detection rule", rule);
  }

  static Problem neverLive(UUID rule) {
    return Problem.of(
        404,
        "detection-rule/never-judged",
        "The version has not judged anything yet",
        "Rule " + rule + " has no version that judges, or it begins in a moment.");
  }

  static Problem busy() {
    return Problem.of(
            503,
            "detection-rule/dry-runs-busy",
            "Other dry runs are going on",
            "Nothing was run. Send the same request again in a while.")
        .withHeader("Retry-After", "5");
  }
}
