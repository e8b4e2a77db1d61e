package org.aimsledger.incident.detection;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.aimsledger.contracts.incident.DetectionAllowance;
import org.aimsledger.contracts.incident.DetectionComparison;
import org.aimsledger.contracts.incident.DetectionMeasure;
import org.aimsledger.contracts.incident.DetectionRearm;
import org.aimsledger.contracts.incident.DetectionRuleContent;
import org.aimsledger.contracts.incident.DetectionRuleName;
import org.aimsledger.contracts.incident.DetectionWindow;
import org.aimsledger.contracts.inventory.Measurement;
import org.aimsledger.contracts.inventory.ReportKind;
import org.aimsledger.incident.detection.ActiveRule.RuleVersion;
import org.aimsledger.incident.platform.Condition.Reading;
import org.aimsledger.incident.platform.ConditionReader;
import org.aimsledger.incident.platform.Observation;
import org.jspecify.annotations.Nullable;

/// Rules and events that tests begin with.
final class DetectionSamples {
  static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
  static final UUID SYSTEM = new UUID(5, 5);
  static final ConditionReader CONDITIONS =
      new ConditionReader(new ConditionReader.Limits(2_000, 32, 5_000, 100));

  private DetectionSamples() {}

  static DetectionWindow window(
      DetectionMeasure measure,
      @Nullable Integer seconds,
      @Nullable Integer last,
      DetectionComparison comparison,
      String threshold,
      int fewest) {
    return new DetectionWindow(
        measure,
        seconds == null ? null : seconds.longValue(),
        last,
        comparison,
        new BigDecimal(threshold),
        fewest);
  }

  static DetectionWindow count(int seconds, int atLeast) {
    return window(
        DetectionMeasure.COUNT,
        seconds,
        null,
        DetectionComparison.AT_LEAST,
        Integer.toString(atLeast),
        1);
  }

  static DetectionWindow countOfLast(int last, int atLeast) {
    return window(
        DetectionMeasure.COUNT,
        null,
        last,
        DetectionComparison.AT_LEAST,
        Integer.toString(atLeast),
        1);
  }

  static DetectionRuleContent content(
      @Nullable String metric,
      String condition,
      DetectionWindow window,
      DetectionRearm rearm,
      long coolDownSeconds) {
    return content(
        List.of(),
        metric,
        condition,
        window,
        rearm,
        coolDownSeconds,
        DetectionAllowance.ONE_MINUTE);
  }

  static DetectionRuleContent content(
      List<ReportKind> kinds,
      @Nullable String metric,
      String condition,
      DetectionWindow window,
      DetectionRearm rearm,
      long coolDownSeconds,
      DetectionAllowance allowance) {
    return new DetectionRuleContent(
        new DetectionRuleName("Rule", "规则", "規則"),
        List.of(),
        kinds,
        metric,
        condition,
        window,
        rearm,
        coolDownSeconds,
        allowance);
  }

  static ActiveRule rule(DetectionRuleContent content) {
    return rule(new RuleVersion(new UUID(9, 9), 1), content);
  }

  static ActiveRule rule(RuleVersion id, DetectionRuleContent content) {
    if (CONDITIONS.read(content.condition(), content.metric() != null)
        instanceof Reading.Usable(var condition)) {
      return new ActiveRule(id, content, condition, Instant.EPOCH, null);
    }
    throw new IllegalArgumentException(content.condition());
  }

  /// An event so many seconds after noon, which is its number too.
  static Observation event(long seconds, ReportKind kind, Measurement... figures) {
    return event(SYSTEM, seconds, kind, figures);
  }

  static Observation event(UUID system, long seconds, ReportKind kind, Measurement... figures) {
    return new Observation(
        new UUID(1, seconds),
        system,
        kind,
        "clinic",
        "e" + seconds,
        "summary",
        NOON.plusSeconds(seconds),
        NOON.plusSeconds(seconds + 1),
        0,
        seconds + 1_000,
        "",
        Map.of(),
        List.of(figures));
  }

  static Measurement figure(String metric, String value) {
    return new Measurement(metric, new BigDecimal(value), null);
  }
}
