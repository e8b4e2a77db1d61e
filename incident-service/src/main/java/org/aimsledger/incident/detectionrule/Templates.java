package org.aimsledger.incident.detectionrule;

import java.util.List;
import org.aimsledger.contracts.incident.DetectionAllowance;
import org.aimsledger.contracts.incident.DetectionComparison;
import org.aimsledger.contracts.incident.DetectionMeasure;
import org.aimsledger.contracts.incident.DetectionRearm;
import org.aimsledger.contracts.incident.DetectionRuleContent;
import org.aimsledger.contracts.incident.DetectionRuleName;
import org.aimsledger.contracts.incident.DetectionWindow;
import org.aimsledger.contracts.inventory.ReportKind;
import org.aimsledger.referencedata.DetectionRules;

/// Templates of the pack, as rules.
final class Templates {
  private Templates() {}

  /// @throws IllegalArgumentException when the pack has words that are not known here
  static DetectionRuleContent content(DetectionRules.Template template) {
    var seconds = template.seconds();
    return ContentRules.checked(
        new DetectionRuleContent(
            new DetectionRuleName(
                template.title().en(), template.title().zhHans(), template.title().zhHant()),
            List.of(),
            template.kinds().stream().map(ReportKind::valueOf).toList(),
            template.metric(),
            template.condition(),
            new DetectionWindow(
                DetectionMeasure.valueOf(template.measure()),
                seconds == null ? null : seconds.longValue(),
                template.last(),
                DetectionComparison.valueOf(template.comparison()),
                template.threshold(),
                template.fewest()),
            DetectionRearm.valueOf(template.rearm()),
            template.coolDownSeconds(),
            DetectionAllowance.valueOf(template.allowance())));
  }
}
