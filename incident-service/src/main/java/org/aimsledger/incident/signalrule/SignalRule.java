package org.aimsledger.incident.signalrule;

import java.time.Instant;
import org.aimsledger.contracts.incident.SignalRuleContent;
import org.jspecify.annotations.Nullable;

/// Where one rule stands.
public sealed interface SignalRule {
  /// Nobody has written it.
  record Absent() implements SignalRule {}

  /// It was written.
  ///
  /// @param newest the version written last
  /// @param live the version that decides; absent: none does
  /// @param ended when it was retired; absent: it was not
  record Written(Version newest, @Nullable Version live, @Nullable Instant ended)
      implements SignalRule {}

  /// One version.
  record Version(int number, SignalRuleContent content, String draftedBy, Instant draftedAt) {}
}
