package org.aimsledger.incident.detectionrule;

import java.time.Instant;
import java.util.UUID;
import org.aimsledger.contracts.incident.DetectionRuleContent;
import org.aimsledger.incident.detectionrule.DetectionRule.Absent;
import org.aimsledger.incident.detectionrule.DetectionRule.Version;
import org.aimsledger.incident.detectionrule.DetectionRule.Written;
import org.aimsledger.incident.detectionrule.DetectionRuleRejection.AuthorMayNotRelease;
import org.aimsledger.incident.detectionrule.DetectionRuleRejection.NotTheNewest;
import org.aimsledger.incident.detectionrule.DetectionRuleRejection.NotTried;
import org.aimsledger.incident.detectionrule.DetectionRuleRejection.NothingChanges;
import org.aimsledger.incident.detectionrule.DetectionRuleRejection.RuleIsAnother;
import org.aimsledger.incident.detectionrule.DetectionRuleRejection.RuleIsRetired;
import org.aimsledger.incident.detectionrule.DetectionRuleRejection.UnknownRule;
import org.aimsledger.servicekit.problem.Problem;
import org.aimsledger.servicekit.problem.Problems;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// Answers: a rule as it is, and each business "no" with what to do about it.
final class DetectionRuleResponses {
  private DetectionRuleResponses() {}

  /// @param newest the version written last
  /// @param live the version that fires; absent: none does
  @Schema(name = "DetectionRule")
  record OneRule(
      UUID id, OneVersion newest, @Nullable OneVersion live, @Nullable Instant retiredAt) {}

  @Schema(name = "DetectionRuleVersion")
  record OneVersion(
      int version,
      DetectionRuleContent content,
      @Nullable String template,
      String draftedBy,
      Instant draftedAt,
      @Nullable Instant triedAt) {}

  static OneRule one(UUID rule, DetectionRule state) {
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
        version.template(),
        version.draftedBy(),
        version.draftedAt(),
        version.triedAt());
  }

  static Problem problem(DetectionRuleRejection rejection) {
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
              "The version was not tried",
              "POST to dry-run first and look at what version " + r.version() + " would find.");
      case AuthorMayNotRelease r ->
          Problem.of(
              403,
              "detection-rule/author-may-not-release",
              "Who writes does not release",
              r.author() + " wrote version " + r.version() + ". Somebody else has to release it.");
    };
  }

  static Problem unknown(UUID rule) {
    return Problems.notFound("detection-rule/unknown", "detection rule", rule);
  }

  static Problem unknownTemplate(String template) {
    return Problems.notFound("detection-rule/unknown-template", "template", template);
  }

  private static Problem conflict(String slug, String title, String detail) {
    return Problem.of(409, "detection-rule/" + slug, title, detail);
  }
}
