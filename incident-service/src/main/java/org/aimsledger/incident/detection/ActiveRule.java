package org.aimsledger.incident.detection;

import java.time.Instant;
import java.util.UUID;
import org.aimsledger.contracts.incident.DetectionRuleContent;
import org.aimsledger.contracts.inventory.ReportKind;
import org.aimsledger.incident.platform.Condition;
import org.aimsledger.incident.platform.Observation;
import org.jspecify.annotations.Nullable;

/// One version of a rule, ready to judge.
///
/// @param after it judges what happened later than this
/// @param until it judges nothing that happened later than this; absent: it goes on
record ActiveRule(
    RuleVersion id,
    DetectionRuleContent content,
    Condition condition,
    Instant after,
    @Nullable Instant until) {
  /// Names one version of one rule.
  record RuleVersion(UUID rule, int version) {}

  ActiveRule within(Instant begins, @Nullable Instant ends) {
    return new ActiveRule(id, content, condition, begins, ends);
  }

  boolean looksAt(ReportKind kind) {
    return content.kinds().isEmpty() || content.kinds().contains(kind);
  }

  /// Whether an event of one of its systems is looked at.
  boolean judges(Observation observation) {
    return observation.time().isAfter(after)
        && (until == null || !observation.time().isAfter(until))
        && looksAt(observation.kind());
  }
}
