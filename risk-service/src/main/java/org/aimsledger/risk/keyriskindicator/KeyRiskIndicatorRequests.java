package org.aimsledger.risk.keyriskindicator;

import static org.aimsledger.servicekit.problem.Fields.check;
import static org.aimsledger.servicekit.problem.Fields.required;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;
import org.aimsledger.contracts.risk.IndicatorDirection;
import org.aimsledger.risk.platform.KnownRisk;
import org.aimsledger.risk.platform.LegalTime;
import org.aimsledger.risk.platform.Narrative;
import org.aimsledger.risk.platform.Person;
import org.aimsledger.risk.platform.Title;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// Bodies of requests. Each becomes a command or a 400 that names the field.
final class KeyRiskIndicatorRequests {
  private KeyRiskIndicatorRequests() {}

  /// A figure that tells of a risk.
  @Schema(name = "DefineKeyRiskIndicator")
  record Define(
      @Schema(description = "The risk that it tells of") @Nullable UUID risk,
      @Schema(examples = "Complaints about wrong answers") @Nullable String name,
      @Schema(description = "What is counted", examples = "complaints per week")
          @Nullable String unit,
      @Schema(description = "ABOVE: large figures are bad; BELOW: small ones are")
          @Nullable IndicatorDirection direction,
      @Schema(description = "Comes before the limit") @Nullable BigDecimal warning,
      @Schema(description = "A figure that is equal to it has not passed it")
          @Nullable BigDecimal limit,
      @Schema(description = "Id of the person who answers for it; the sender when absent")
          @Nullable String owner) {
    UUID riskId() {
      return required("risk", risk);
    }

    KeyRiskIndicatorCommand toCommand(
        UUID indicator, @Nullable KnownRisk known, String actor, Instant now) {
      return new KeyRiskIndicatorCommand.Define(
          indicator,
          riskId(),
          known,
          check("name", () -> new Title(required("name", name))),
          check("unit", () -> new Unit(required("unit", unit))),
          required("direction", direction),
          figure("warning", warning),
          figure("limit", limit),
          check("owner", () -> new Person(owner == null ? actor : owner)),
          actor,
          now);
    }
  }

  /// What the figure is, or was.
  @Schema(name = "RecordKeyRiskIndicatorReading")
  record RecordReading(
      @Nullable BigDecimal value,
      @Schema(description = "When it had this value, after the last reading; now when absent")
          @Nullable Instant readAt,
      @Nullable String remark) {
    KeyRiskIndicatorCommand toCommand(UUID indicator, String actor, Instant now) {
      return new KeyRiskIndicatorCommand.RecordReading(
          indicator,
          figure("value", value),
          readAt == null ? now : check("readAt", () -> LegalTime.time(readAt)),
          remark == null ? null : narrative("remark", remark),
          actor,
          now);
    }
  }

  /// Other thresholds.
  @Schema(name = "ChangeKeyRiskIndicatorThresholds")
  record ChangeThresholds(
      @Nullable BigDecimal warning, @Nullable BigDecimal limit, @Nullable String reason) {
    KeyRiskIndicatorCommand toCommand(UUID indicator, String actor, Instant now) {
      return new KeyRiskIndicatorCommand.ChangeThresholds(
          indicator,
          figure("warning", warning),
          figure("limit", limit),
          narrative("reason", reason),
          actor,
          now);
    }
  }

  /// Why it is read no more.
  @Schema(name = "RetireKeyRiskIndicator")
  record Retire(@Nullable String reason) {
    KeyRiskIndicatorCommand toCommand(UUID indicator, String actor, Instant now) {
      return new KeyRiskIndicatorCommand.Retire(indicator, narrative("reason", reason), actor, now);
    }
  }

  private static Figure figure(String field, @Nullable BigDecimal value) {
    return check(field, () -> new Figure(required(field, value)));
  }

  private static Narrative narrative(String field, @Nullable String text) {
    return check(field, () -> new Narrative(required(field, text)));
  }
}
