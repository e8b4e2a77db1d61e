package org.aimsledger.incident.regulatorycase;

import java.util.Optional;

/// How clocks are named: by their rule, and from the second time on with which time it is.
final class ClockIds {
  private static final char SEPARATOR = '.';

  private ClockIds() {}

  /// Id of the last clock of a rule, or of the next one where that is over or missing.
  static String runningOrNext(String rule, Optional<LegalClock> last) {
    return last.map(clock -> clock.isOver() ? next(clock) : clock.id()).orElse(rule);
  }

  /// Id of the clock after the last one of a rule.
  static String next(LegalClock last) {
    var end = last.id().lastIndexOf(SEPARATOR);
    var count = end < 0 ? 1 : Integer.parseInt(last.id().substring(end + 1));
    return last.rule() + SEPARATOR + (count + 1);
  }

  /// The rule that an id belongs to. Ids of rules have no dot.
  static String ruleOf(String id) {
    var end = id.lastIndexOf(SEPARATOR);
    return end < 0 ? id : id.substring(0, end);
  }
}
