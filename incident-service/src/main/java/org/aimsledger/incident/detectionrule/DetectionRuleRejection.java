package org.aimsledger.incident.detectionrule;

import java.util.UUID;

/// Why a command is refused.
public sealed interface DetectionRuleRejection {
  record UnknownRule(UUID rule) implements DetectionRuleRejection {}

  /// Another rule was written under the id.
  record RuleIsAnother(UUID rule) implements DetectionRuleRejection {}

  record RuleIsRetired(UUID rule) implements DetectionRuleRejection {}

  /// Somebody has written another version since.
  record NotTheNewest(UUID rule, int version, int newest) implements DetectionRuleRejection {}

  /// What was sent is what the newest version says.
  record NothingChanges(UUID rule, int version) implements DetectionRuleRejection {}

  /// There was no dry run of the version.
  record NotTried(UUID rule, int version) implements DetectionRuleRejection {}

  record AuthorMayNotRelease(UUID rule, int version, String author)
      implements DetectionRuleRejection {}
}
