package org.aimsledger.incident.detection;

import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.aimsledger.contracts.incident.DetectionRuleContent;
import org.aimsledger.contracts.inventory.Measurement;
import org.aimsledger.contracts.inventory.ReportKind;

/// Rules and reports that belong together, to measure with.
interface RuleMix {
  int RULES = 200;
  int SYSTEMS = 1_000;

  List<DetectionRuleContent> rules();

  /// A report of any of the systems.
  Sample sample(Random random);

  /// What tells one report from another.
  ///
  /// @param type CloudEvents `type`
  /// @param code its only detail
  record Sample(ReportKind kind, String type, String code, List<Measurement> figures) {}

  static UUID system(int number) {
    return new UUID(77, number);
  }

  /// One of the mixes that there are.
  ///
  /// @param name `plausible` or `hard`
  static RuleMix named(String name) {
    return switch (name) {
      case "plausible" -> new TopicRules();
      case "hard" -> new ManyRules();
      default -> throw new IllegalArgumentException("no mix of rules is called " + name);
    };
  }
}
