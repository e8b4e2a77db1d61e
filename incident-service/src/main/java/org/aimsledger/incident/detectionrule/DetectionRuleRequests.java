package org.aimsledger.incident.detectionrule;

import static org.aimsledger.servicekit.problem.Fields.check;
import static org.aimsledger.servicekit.problem.Fields.optionalText;
import static org.aimsledger.servicekit.problem.Fields.required;
import static org.aimsledger.servicekit.problem.Fields.text;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import org.aimsledger.contracts.incident.DetectionAllowance;
import org.aimsledger.contracts.incident.DetectionComparison;
import org.aimsledger.contracts.incident.DetectionMeasure;
import org.aimsledger.contracts.incident.DetectionRearm;
import org.aimsledger.contracts.incident.DetectionRuleContent;
import org.aimsledger.contracts.incident.DetectionRuleName;
import org.aimsledger.contracts.incident.DetectionWindow;
import org.aimsledger.contracts.inventory.ReportKind;
import org.aimsledger.incident.platform.PersonId;
import org.aimsledger.incident.platform.Reason;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// Bodies of requests. Each becomes a command or a 400 that names the field.
final class DetectionRuleRequests {
  private static final int LONGEST_NAME = 200;
  private static final int LONGEST_METRIC = 200;

  private DetectionRuleRequests() {}

  @Schema(name = "DetectionRuleNameInThreeLanguages")
  record Name(@Nullable String en, @Nullable String zhHans, @Nullable String zhHant) {
    DetectionRuleName name() {
      return new DetectionRuleName(
          text("name.en", en, LONGEST_NAME),
          text("name.zhHans", zhHans, LONGEST_NAME),
          text("name.zhHant", zhHant, LONGEST_NAME));
    }
  }

  @Schema(name = "DetectionRuleWindow")
  record Window(
      @Nullable DetectionMeasure measure,
      @Schema(description = "Length in event time; give either this or last")
          @Nullable Long seconds,
      @Schema(description = "Number of the newest events") @Nullable Integer last,
      @Nullable DetectionComparison comparison,
      @Nullable BigDecimal threshold,
      @Schema(description = "Events there must be before the threshold counts; 1 when absent")
          @Nullable Integer fewest) {
    DetectionWindow window() {
      return new DetectionWindow(
          required("window.measure", measure),
          seconds,
          last,
          required("window.comparison", comparison),
          required("window.threshold", threshold).stripTrailingZeros(),
          fewest == null ? 1 : fewest);
    }
  }

  @Schema(name = "DetectionRuleDraft")
  record Content(
      @Nullable Name name,
      @Schema(description = "All when absent") @Nullable List<@Nullable UUID> systems,
      @Schema(description = "Any when absent") @Nullable List<@Nullable ReportKind> kinds,
      @Schema(description = "The figure that it looks at; the event as a whole when absent")
          @Nullable String metric,
      @Schema(
              description =
                  "Common Expression Language over one event: kind, type, source, id, system,"
                      + " summary, time, recorded, details, metrics; with a metric also value and"
                      + " unit")
          @Nullable String condition,
      @Nullable Window window,
      @Schema(description = "AFTER_COOL_DOWN when absent") @Nullable DetectionRearm rearm,
      @Schema(description = "One hour when absent") @Nullable Long coolDownSeconds,
      @Schema(description = "ONE_MINUTE when absent") @Nullable DetectionAllowance allowance) {
    DetectionRuleContent content() {
      return check("rule", () -> ContentRules.checked(unchecked()));
    }

    private DetectionRuleContent unchecked() {
      return new DetectionRuleContent(
          required("name", name).name(),
          distinct("systems", systems),
          distinct("kinds", kinds),
          optionalText("metric", metric, LONGEST_METRIC),
          required("condition", condition).strip(),
          required("window", window).window(),
          rearm == null ? DetectionRearm.AFTER_COOL_DOWN : rearm,
          coolDownSeconds == null ? 3_600 : coolDownSeconds,
          allowance == null ? DetectionAllowance.ONE_MINUTE : allowance);
    }

    private static <T> List<T> distinct(String field, @Nullable List<@Nullable T> given) {
      var values = new ArrayList<T>();
      var seen = new HashSet<T>();
      if (given != null) {
        for (var value : given) {
          var present = required(field, value);
          if (seen.add(present)) {
            values.add(present);
          }
        }
      }
      return values;
    }
  }

  @Schema(name = "ReleaseDetectionRule")
  record Release(
      @Schema(description = "The version that was read and tried") @Nullable Integer version,
      @Nullable String reason) {
    DetectionRuleCommand toCommand(UUID rule, PersonId by, Instant now) {
      return new DetectionRuleCommand.GoLive(
          rule, required("version", version), reasonOf(reason), by, now);
    }
  }

  @Schema(name = "RetireDetectionRule")
  record Retirement(@Nullable String reason) {
    DetectionRuleCommand toCommand(UUID rule, PersonId by, Instant now) {
      return new DetectionRuleCommand.Retire(rule, reasonOf(reason), by, now);
    }
  }

  private static Reason reasonOf(@Nullable String reason) {
    var given = required("reason", reason);
    return check("reason", () -> new Reason(given));
  }
}
