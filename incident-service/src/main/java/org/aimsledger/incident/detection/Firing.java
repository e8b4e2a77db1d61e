package org.aimsledger.incident.detection;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.aimsledger.contracts.incident.DetectionRuleContent;
import org.aimsledger.incident.detection.ActiveRule.RuleVersion;

/// A rule has found something at a system.
///
/// @param report the event with which it did
/// @param figure which of its figures, from 0
/// @param time when that event happened
/// @param value what the window held
/// @param met how many events meet the condition
/// @param causes the newest of them, oldest first
/// @param content what the rule says
record Firing(
    RuleVersion rule,
    UUID system,
    UUID report,
    int figure,
    Instant time,
    double value,
    long met,
    List<Entry.Cause> causes,
    DetectionRuleContent content) {
  Firing {
    causes = List.copyOf(causes);
  }

  static Firing of(Hit hit, Window.Found found) {
    var observation = hit.observation();
    return new Firing(
        hit.rule().id(),
        observation.system(),
        observation.report(),
        hit.figure(),
        observation.time(),
        found.value(),
        found.met(),
        found.causes(),
        hit.rule().content());
  }

  /// Tells it from every other one; the same events lead to the same name again.
  String name() {
    return rule.rule() + "/" + rule.version() + "/" + system + "/" + report + "/" + figure;
  }
}
