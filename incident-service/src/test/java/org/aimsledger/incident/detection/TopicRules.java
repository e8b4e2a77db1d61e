package org.aimsledger.incident.detection;

import static org.aimsledger.incident.detection.DetectionSamples.count;
import static org.aimsledger.incident.detection.DetectionSamples.countOfLast;

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

/// 200 rules as an organisation may have them that runs 1,000 systems: ten topics of 20 rules each,
/// of which six are metrics (drift, latency, cost …) and four are types of events (guardrails,
/// overrides, refusals, outages). A report is about one topic, so 20 rules may concern it.
///
/// 18 of the 20 count what is out of bounds in a stretch of time, each with bounds of its own; one
/// report in 2,000 is out of those of one rule, so about one in 100 meets any. Of the other two one
/// looks at the last five reports and one at a share of the last hour: they remember every report
/// of their metric or kind, so a report goes into two windows, or into four where two types share a
/// kind.
final class TopicRules implements RuleMix {
  private static final int TOPICS = 10;
  private static final int METRICS = 6;
  private static final int OF_EACH = RULES / TOPICS;
  private static final int RARE = 2_000;

  @Override
  public List<DetectionRuleContent> rules() {
    var rules = new ArrayList<DetectionRuleContent>();
    for (var topic = 0; topic < TOPICS; topic++) {
      for (var number = 0; number < OF_EACH; number++) {
        rules.add(topic < METRICS ? ofMetric(topic, number) : ofType(topic, number));
      }
    }
    return rules;
  }

  private static DetectionRuleContent ofMetric(int topic, int number) {
    var condition =
        "value > 1000000.0 + %d.0 && value < 1000000.0 + %d.0"
            .formatted(number * 1_000, (number + 1) * 1_000);
    return content(
        List.of(ReportKind.MEASUREMENT),
        "metric" + topic,
        number < 2 ? "value > 0.95 && value < 2.0" : condition,
        windowOf(number));
  }

  private static DetectionRuleContent ofType(int topic, int number) {
    var condition = "type == '%s' && details['code'] == '%d'".formatted(type(topic), number);
    return content(
        List.of(kind(topic)),
        null,
        number < 2 ? "type == '%s' && details['code'] == 'x'".formatted(type(topic)) : condition,
        windowOf(number));
  }

  private static DetectionWindow windowOf(int number) {
    return switch (number) {
      case 0 -> countOfLast(5, 3);
      case 1 ->
          DetectionSamples.window(
              DetectionMeasure.SHARE, 3_600, null, DetectionComparison.ABOVE, "0.5", 20);
      default -> count(600, 5);
    };
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

  private static String type(int topic) {
    return "org.example.topic" + topic;
  }

  private static ReportKind kind(int topic) {
    return topic % 2 == 0 ? ReportKind.GUARDRAIL_TRIGGERED : ReportKind.HUMAN_OVERRIDE;
  }

  @Override
  public Sample sample(Random random) {
    var topic = random.nextInt(TOPICS);
    // Which bound it is out of; mostly none.
    var out = random.nextInt(RARE);
    return topic < METRICS
        ? new Sample(
            ReportKind.MEASUREMENT,
            "org.example.metric",
            "",
            List.of(new Measurement("metric" + topic, value(random, out), null)))
        : new Sample(kind(topic), type(topic), Integer.toString(out), List.of());
  }

  private static BigDecimal value(Random random, int out) {
    return out < OF_EACH
        ? BigDecimal.valueOf(1_000_000L + out * 1_000L + 500)
        : BigDecimal.valueOf(random.nextInt(90), 2);
  }
}
