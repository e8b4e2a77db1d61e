package org.aimsledger.risk.keyriskindicator;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;
import org.aimsledger.contracts.risk.IndicatorDirection;
import org.aimsledger.contracts.risk.IndicatorStanding;
import org.aimsledger.risk.keyriskindicator.KeyRiskIndicator.Absent;
import org.aimsledger.risk.keyriskindicator.KeyRiskIndicator.Facts;
import org.aimsledger.risk.keyriskindicator.KeyRiskIndicator.Retired;
import org.aimsledger.risk.keyriskindicator.KeyRiskIndicator.Retirement;
import org.aimsledger.risk.keyriskindicator.KeyRiskIndicator.Watched;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// Answers: a key risk indicator as it is.
final class KeyRiskIndicatorResponses {
  private KeyRiskIndicatorResponses() {}

  /// A key risk indicator as it is.
  @Schema(name = "KeyRiskIndicator")
  record OneIndicator(
      UUID id,
      UUID risk,
      @Nullable UUID system,
      String name,
      String unit,
      IndicatorDirection direction,
      BigDecimal warning,
      BigDecimal limit,
      String owner,
      String definedBy,
      Instant definedAt,
      @Nullable OneReading last,
      @Schema(description = "Reading with which it passed its limit; absent: it is not beyond it")
          @Nullable Instant breachedSince,
      @Nullable OneRetirement retirement) {}

  /// The last reading.
  @Schema(name = "KeyRiskIndicatorReading")
  record OneReading(
      BigDecimal value,
      Instant readAt,
      @Schema(description = "Against the thresholds that count now") IndicatorStanding standing,
      @Nullable String remark,
      String by,
      Instant at) {}

  /// Why it is read no more.
  @Schema(name = "KeyRiskIndicatorRetirement")
  record OneRetirement(String reason, String by, Instant at) {}

  static OneIndicator one(KeyRiskIndicator state) {
    return switch (state) {
      case Absent _ -> throw new IllegalStateException("nothing to show");
      case Watched(var facts) -> one(facts, null);
      case Retired(var facts, var retirement) -> one(facts, retirement);
    };
  }

  private static OneIndicator one(Facts facts, @Nullable Retirement retirement) {
    var last = facts.last();
    return new OneIndicator(
        facts.id(),
        facts.risk(),
        facts.system(),
        facts.name(),
        facts.unit(),
        facts.thresholds().direction(),
        facts.thresholds().warning(),
        facts.thresholds().limit(),
        facts.owner(),
        facts.definedBy(),
        facts.definedAt(),
        last == null
            ? null
            : new OneReading(
                last.value(), last.readAt(), last.standing(), last.remark(), last.by(), last.at()),
        facts.breachedSince(),
        retirement == null
            ? null
            : new OneRetirement(retirement.reason(), retirement.by(), retirement.at()));
  }
}
