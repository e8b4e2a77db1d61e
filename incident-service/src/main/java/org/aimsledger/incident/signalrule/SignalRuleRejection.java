package org.aimsledger.incident.signalrule;

import java.util.UUID;

/// Why a command is refused.
public sealed interface SignalRuleRejection {
  record UnknownRule(UUID rule) implements SignalRuleRejection {}

  /// Another rule was written under the id.
  record RuleIsAnother(UUID rule) implements SignalRuleRejection {}

  record RuleIsRetired(UUID rule) implements SignalRuleRejection {}

  /// Somebody has written another version since.
  record NotTheNewest(UUID rule, int version, int newest) implements SignalRuleRejection {}

  /// What was sent is what the newest version says.
  record NothingChanges(UUID rule, int version) implements SignalRuleRejection {}

  record AuthorMayNotRelease(UUID rule, int version, String author)
      implements SignalRuleRejection {}
}
