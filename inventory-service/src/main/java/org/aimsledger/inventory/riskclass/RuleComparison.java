package org.aimsledger.inventory.riskclass;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.aimsledger.referencedata.RiskClasses;
import org.aimsledger.referencedata.RiskClasses.Rule;

/// Whether other rules change what was decided: only rules that the answers touch count, before or
/// after. A new version that says the same about these answers changes nothing.
///
/// @param rules rules that changed, came or went, and decide
/// @param reason in words
record RuleComparison(List<String> rules, String reason) {
  RuleComparison {
    rules = List.copyOf(rules);
  }

  /// Holds two versions of the rules against the same answers.
  ///
  /// @param used the rules that the class was decided by
  /// @param now the rules in force
  /// @return empty when the same rules decide
  static Optional<RuleComparison> between(
      RiskClasses used, RiskClasses now, Map<String, List<String>> answers) {
    var before = Classification.of(used, answers);
    var after = Classification.of(now, answers);
    var deciding = new LinkedHashSet<>(before.deciding());
    deciding.addAll(after.deciding());
    var rules = deciding.stream().filter(rule -> !isTheSame(used, now, rule)).toList();
    if (rules.isEmpty()) {
      return Optional.empty();
    }
    var reason = new StringBuilder();
    reason.append(used.version()).append(" to ").append(now.version()).append(": ");
    reason.append(
        String.join(", ", rules.stream().map(rule -> described(used, now, rule)).toList()));
    reason.append(
        Objects.equals(before.riskClass(), after.riskClass())
            ? "; the class would stay " + written(before)
            : "; the class would be " + written(after) + " instead of " + written(before));
    return Optional.of(new RuleComparison(rules, reason.toString()));
  }

  private static boolean isTheSame(RiskClasses used, RiskClasses now, String id) {
    var before = used.rule(id);
    var after = now.rule(id);
    return before.isPresent() && after.isPresent() && before.get().decidesLike(after.get());
  }

  private static String described(RiskClasses used, RiskClasses now, String id) {
    if (used.rule(id).isEmpty()) {
      return "new rule " + id;
    }
    return now.rule(id).map(Rule::id).map(rule -> "changed rule " + rule).orElse("no rule " + id);
  }

  private static String written(Classification classification) {
    return classification.riskClass() == null
        ? "undetermined"
        : classification.riskClass().toString();
  }
}
