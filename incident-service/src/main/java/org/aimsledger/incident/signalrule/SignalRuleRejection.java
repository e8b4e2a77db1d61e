package org.aimsledger.incident.signalrule;

import java.time.Duration;
import java.time.Instant;
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

  /// Nobody has run the version over recorded signals.
  record NotTried(UUID rule, int version) implements SignalRuleRejection {}

  /// What has come in since may meet it otherwise.
  record TrialTooOld(UUID rule, int version, Instant triedAt, Duration holds)
      implements SignalRuleRejection {}

  /// The stretch that it was run over had no signal, but others may have.
  record NothingLookedAt(UUID rule, int version) implements SignalRuleRejection {}

  /// There is no signal to try it on, and nobody has said why it is released all the same.
  record NoHistory(UUID rule, int version) implements SignalRuleRejection {}

  record AuthorMayNotRelease(UUID rule, int version, String author)
      implements SignalRuleRejection {}
}
