package org.aimsledger.inventory.riskclass;

import java.util.List;
import java.util.Map;
import org.aimsledger.referencedata.RiskClasses;
import org.aimsledger.referencedata.RiskClasses.Clause;

/// Whether something holds, as far as it was answered. What is unknown never counts as no.
enum Truth {
  YES,
  NO,
  UNKNOWN;

  /// Whether all of them hold: one that doesn't is enough for no.
  static Truth all(List<Clause> clauses, Map<String, List<String>> answers) {
    var result = YES;
    for (var clause : clauses) {
      var one = of(clause, answers);
      if (one == NO) {
        return NO;
      }
      result = one == UNKNOWN ? UNKNOWN : result;
    }
    return result;
  }

  static Truth of(Clause clause, Map<String, List<String>> answers) {
    var given = answers.getOrDefault(clause.question(), List.of());
    if (given.stream().anyMatch(clause.answers()::contains)) {
      return clause.negated() ? NO : YES;
    }
    if (given.isEmpty() || given.contains(RiskClasses.UNKNOWN)) {
      return UNKNOWN;
    }
    return clause.negated() ? YES : NO;
  }
}
