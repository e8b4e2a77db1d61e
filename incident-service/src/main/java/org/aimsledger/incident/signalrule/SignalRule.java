package org.aimsledger.incident.signalrule;

import java.time.Instant;
import org.aimsledger.contracts.incident.SignalRuleContent;
import org.aimsledger.incident.signalrule.SignalRuleCommand.Trial;
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
  ///
  /// @param tried what came of its last trial; null: nobody has tried it
  record Version(
      int number,
      SignalRuleContent content,
      String draftedBy,
      Instant draftedAt,
      @Nullable Tried tried) {
    Version with(Tried trial) {
      return new Version(number, content, draftedBy, draftedAt, trial);
    }
  }

  /// A trial of a version, and when it was.
  record Tried(Trial trial, Instant at) {}
}
