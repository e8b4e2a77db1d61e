package org.aimsledger.incident.detectionrule;

import java.time.Instant;
import org.aimsledger.contracts.incident.DetectionRuleContent;
import org.jspecify.annotations.Nullable;

/// Where one rule stands.
public sealed interface DetectionRule {
  /// Nobody has written it.
  record Absent() implements DetectionRule {}

  /// It was written.
  ///
  /// @param newest the version written last
  /// @param live the version that fires; absent: none does
  /// @param ended when it was retired; absent: it was not
  record Written(Version newest, @Nullable Version live, @Nullable Instant ended)
      implements DetectionRule {
    boolean isNewestLive() {
      return live != null && live.number() == newest.number();
    }
  }

  /// One version.
  ///
  /// @param triedAt last dry run; absent: there was none
  record Version(
      int number,
      DetectionRuleContent content,
      @Nullable String template,
      String draftedBy,
      Instant draftedAt,
      @Nullable Instant triedAt) {
    Version tried(Instant at) {
      return new Version(number, content, template, draftedBy, draftedAt, at);
    }
  }
}
