package org.aimsledger.incident.signalrule;

import java.time.Instant;
import java.util.UUID;
import org.aimsledger.contracts.incident.SignalRuleContent;
import org.aimsledger.incident.signalrule.SignalRule.Absent;
import org.aimsledger.incident.signalrule.SignalRule.Version;
import org.aimsledger.incident.signalrule.SignalRule.Written;
import org.aimsledger.incident.signalrule.SignalRuleRejection.AuthorMayNotRelease;
import org.aimsledger.incident.signalrule.SignalRuleRejection.NoHistory;
import org.aimsledger.incident.signalrule.SignalRuleRejection.NotTheNewest;
import org.aimsledger.incident.signalrule.SignalRuleRejection.NotTried;
import org.aimsledger.incident.signalrule.SignalRuleRejection.NothingChanges;
import org.aimsledger.incident.signalrule.SignalRuleRejection.NothingLookedAt;
import org.aimsledger.incident.signalrule.SignalRuleRejection.RuleIsAnother;
import org.aimsledger.incident.signalrule.SignalRuleRejection.RuleIsRetired;
import org.aimsledger.incident.signalrule.SignalRuleRejection.TrialTooOld;
import org.aimsledger.incident.signalrule.SignalRuleRejection.UnknownRule;
import org.aimsledger.servicekit.problem.Problem;
import org.aimsledger.servicekit.problem.Problems;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// Answers: a rule as it is, and each business "no" with what to do about it.
final class SignalRuleResponses {
  private SignalRuleResponses() {}

  /// @param newest the version written last
  /// @param live the version that decides; absent: none does
  @Schema(name = "SignalRule")
  record OneRule(
      UUID id, OneVersion newest, @Nullable OneVersion live, @Nullable Instant retiredAt) {}

  @Schema(name = "SignalRuleVersion")
  record OneVersion(
      int version,
      SignalRuleContent content,
      String draftedBy,
      Instant draftedAt,
      @Schema(description = "Its last dry run; absent: nobody has tried it")
          @Nullable OneTrial trial) {}

  @Schema(name = "SignalRuleTrial")
  record OneTrial(
      Instant from,
      Instant until,
      long signals,
      long met,
      long errors,
      boolean complete,
      Instant triedAt) {}

  static OneRule one(UUID rule, SignalRule state) {
    return switch (state) {
      case Absent _ -> throw new IllegalArgumentException("no rule " + rule);
      case Written w -> {
        var live = w.live();
        yield new OneRule(
            rule, version(w.newest()), live == null ? null : version(live), w.ended());
      }
    };
  }

  private static OneVersion version(Version version) {
    return new OneVersion(
        version.number(),
        version.content(),
        version.draftedBy(),
        version.draftedAt(),
        trial(version.tried()));
  }

  private static @Nullable OneTrial trial(SignalRule.@Nullable Tried tried) {
    return tried == null
        ? null
        : new OneTrial(
            tried.trial().from(),
            tried.trial().until(),
            tried.trial().signals(),
            tried.trial().met(),
            tried.trial().errors(),
            tried.trial().complete(),
            tried.at());
  }

  static Problem problem(SignalRuleRejection rejection) {
    return switch (rejection) {
      case UnknownRule r -> unknown(r.rule());
      case RuleIsAnother r ->
          conflict("is-another", "The id is in use", "Another rule has the id " + r.rule() + ".");
      case RuleIsRetired r ->
          conflict(
              "retired",
              "The rule is retired",
              "Rule " + r.rule() + " is retired for good. Draft a new one.");
      case NotTheNewest r ->
          conflict(
                  "not-the-newest",
                  "There is a newer version",
                  "You named version "
                      + r.version()
                      + ", the newest is "
                      + r.newest()
                      + ". Read the rule again.")
              .with("newest", r.newest());
      case NothingChanges r ->
          conflict(
              "nothing-changes",
              "Nothing changes",
              "Version " + r.version() + " says the same already.");
      case NotTried r ->
          conflict(
              "not-tried",
              "Nobody has tried this version",
              "POST to dry-run first: version " + r.version() + " is released after that.");
      case TrialTooOld r ->
          conflict(
                  "trial-too-old",
                  "The trial is too old",
                  "Version %d was tried at %s, and a trial counts for %s. POST to dry-run again."
                      .formatted(r.version(), r.triedAt(), r.holds()))
              .with("triedAt", r.triedAt());
      case NothingLookedAt r ->
          conflict(
              "nothing-looked-at",
              "The trial found no signal",
              "POST to dry-run without from and until: it then looks at all signals that there"
                  + " are.");
      case NoHistory r ->
          conflict(
              "no-history",
              "There is no signal to try it on",
              "Say in withoutHistory why version " + r.version() + " is released all the same.");
      case AuthorMayNotRelease r ->
          Problem.of(
              403,
              "signal-rule/author-may-not-release",
              "Who writes does not release",
              r.author() + " wrote version " + r.version() + ". Somebody else has to release it.");
    };
  }

  static Problem unknown(UUID rule) {
    return Problems.notFound("signal-rule/unknown", "signal rule", rule);
  }

  private static Problem conflict(String slug, String title, String detail) {
    return Problem.of(409, "signal-rule/" + slug, title, detail);
  }
}
