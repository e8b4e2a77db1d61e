package org.aimsledger.incident.detectionrule;

import java.math.BigDecimal;
import org.aimsledger.contracts.incident.DetectionComparison;
import org.aimsledger.contracts.incident.DetectionMeasure;
import org.aimsledger.contracts.incident.DetectionRuleContent;
import org.aimsledger.contracts.incident.DetectionWindow;

/// What a rule must be like to make sense; the condition is read elsewhere.
final class ContentRules {
  static final int MOST_SYSTEMS = 1_000;
  static final long LONGEST_WINDOW_SECONDS = 31L * 86_400;
  static final int MOST_LAST = 200;
  static final int MOST_FEWEST = 10_000;
  static final long LONGEST_COOL_DOWN_SECONDS = 366L * 86_400;
  private static final BigDecimal LARGEST = new BigDecimal("1e15");

  private ContentRules() {}

  /// @throws IllegalArgumentException with what is wrong
  static DetectionRuleContent checked(DetectionRuleContent content) {
    require(content.systems().size() <= MOST_SYSTEMS, "systems: at most " + MOST_SYSTEMS);
    require(
        content.coolDownSeconds() >= 0 && content.coolDownSeconds() <= LONGEST_COOL_DOWN_SECONDS,
        "coolDownSeconds must be 0 to " + LONGEST_COOL_DOWN_SECONDS);
    checkStretch(content.window());
    checkMeasure(content.window(), content.metric() != null);
    return content;
  }

  private static void checkStretch(DetectionWindow window) {
    var seconds = window.seconds();
    var last = window.last();
    require((seconds == null) != (last == null), "window: give either seconds or last");
    require(
        seconds == null || (seconds >= 1 && seconds <= LONGEST_WINDOW_SECONDS),
        "window.seconds must be 1 to " + LONGEST_WINDOW_SECONDS);
    require(
        last == null || (last >= 1 && last <= MOST_LAST), "window.last must be 1 to " + MOST_LAST);
    require(
        window.fewest() >= 1 && window.fewest() <= MOST_FEWEST,
        "window.fewest must be 1 to " + MOST_FEWEST);
    require(
        last == null || window.fewest() <= last, "window.fewest must not be more than window.last");
    require(
        window.threshold().abs().compareTo(LARGEST) <= 0
            && window.threshold().scale() <= 15
            && window.threshold().precision() <= 30,
        "window.threshold must be between -1e15 and 1e15");
  }

  private static void checkMeasure(DetectionWindow window, boolean overFigures) {
    var threshold = window.threshold();
    switch (window.measure()) {
      case COUNT -> {
        require(
            window.last() != null || isUpwards(window.comparison()),
            "window.comparison: a count of events over time can only rise; events that don't"
                + " come are not noticed");
        require(
            window.last() == null || threshold.compareTo(BigDecimal.valueOf(window.last())) <= 0,
            "window.threshold must not be more than window.last");
        require(
            !isUpwards(window.comparison()) || threshold.signum() >= 0,
            "window.threshold must not be negative");
        require(
            window.comparison() != DetectionComparison.AT_LEAST || threshold.signum() > 0,
            "window.threshold: at least 0 is always true");
      }
      case SHARE ->
          require(
              threshold.signum() >= 0 && threshold.compareTo(BigDecimal.ONE) <= 0,
              "window.threshold of a share must be 0 to 1");
      case SUM, AVERAGE, MINIMUM, MAXIMUM, SPREAD ->
          require(overFigures, "metric is required for " + window.measure());
    }
    require(
        window.measure() != DetectionMeasure.SPREAD || threshold.signum() >= 0,
        "window.threshold of a spread must not be negative");
  }

  private static boolean isUpwards(DetectionComparison comparison) {
    return switch (comparison) {
      case AT_LEAST, ABOVE -> true;
      case AT_MOST, BELOW -> false;
    };
  }

  private static void require(boolean met, String otherwise) {
    if (!met) {
      throw new IllegalArgumentException(otherwise);
    }
  }
}
