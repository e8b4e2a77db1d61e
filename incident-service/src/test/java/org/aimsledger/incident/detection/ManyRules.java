package org.aimsledger.incident.detection;

import static org.aimsledger.incident.detection.DetectionSamples.window;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.aimsledger.contracts.incident.DetectionAllowance;
import org.aimsledger.contracts.incident.DetectionComparison;
import org.aimsledger.contracts.incident.DetectionMeasure;
import org.aimsledger.contracts.incident.DetectionRearm;
import org.aimsledger.contracts.incident.DetectionRuleContent;
import org.aimsledger.contracts.incident.DetectionWindow;
import org.aimsledger.contracts.inventory.Measurement;
import org.aimsledger.contracts.inventory.ReportKind;
import org.jspecify.annotations.Nullable;

/// 200 rules that nothing spares: half of them look at every event whatever it is, with conditions
/// that differ, and each report goes into about 18 windows.
final class ManyRules implements RuleMix {
  private static final List<ReportKind> KINDS =
      List.of(
          ReportKind.MEASUREMENT,
          ReportKind.MEASUREMENT,
          ReportKind.GUARDRAIL_TRIGGERED,
          ReportKind.HUMAN_OVERRIDE);
  private static final int METRICS = 20;

  @Override
  public List<DetectionRuleContent> rules() {
    var rules = new ArrayList<DetectionRuleContent>();
    for (var i = 0; i < RULES; i++) {
      rules.add(rule(i));
    }
    return rules;
  }

  private static DetectionRuleContent rule(int i) {
    return switch (i % 10) {
      // Half: conditions over any event that are rarely met.
      case 0, 1, 2, 3, 4 ->
          content(
              List.of(),
              null,
              "summary.contains('fault " + i + "') || details['code'] == '" + i + "'",
              count(600, 5));
      case 5 ->
          content(
              List.of(ReportKind.GUARDRAIL_TRIGGERED),
              null,
              "details['code'] != '" + i + "'",
              count(3_600, 50 + i));
      case 6, 7 ->
          content(
              List.of(),
              "metric" + i % METRICS,
              "value > 0." + (90 + i % 10),
              window(DetectionMeasure.COUNT, null, 5, DetectionComparison.AT_LEAST, "3", 3));
      case 8 ->
          content(
              List.of(ReportKind.HUMAN_OVERRIDE, ReportKind.GUARDRAIL_TRIGGERED),
              null,
              "kind == 'HUMAN_OVERRIDE' && source != 's" + i + "'",
              window(DetectionMeasure.SHARE, 3_600, null, DetectionComparison.ABOVE, "0.9", 20));
      default ->
          content(
              List.of(),
              "metric" + i % METRICS,
              "value >= 0.0",
              window(DetectionMeasure.AVERAGE, 3_600, null, DetectionComparison.ABOVE, "0.95", 10));
    };
  }

  private static DetectionWindow count(int seconds, int atLeast) {
    return DetectionSamples.count(seconds, atLeast);
  }

  private static DetectionRuleContent content(
      List<ReportKind> kinds, @Nullable String metric, String condition, DetectionWindow window) {
    return DetectionSamples.content(
        kinds,
        metric,
        condition,
        window,
        DetectionRearm.AFTER_COOL_DOWN,
        3_600,
        DetectionAllowance.NONE);
  }

  @Override
  public Sample sample(Random random) {
    return new Sample(
        KINDS.get(random.nextInt(KINDS.size())),
        "org.example.event",
        Integer.toString(random.nextInt(20_000)),
        List.of(
            new Measurement(
                "metric" + random.nextInt(METRICS),
                BigDecimal.valueOf(random.nextInt(100), 2),
                null)));
  }
}
