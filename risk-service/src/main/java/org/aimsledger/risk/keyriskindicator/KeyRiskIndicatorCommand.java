package org.aimsledger.risk.keyriskindicator;

import java.time.Instant;
import java.util.UUID;
import org.aimsledger.contracts.risk.IndicatorDirection;
import org.aimsledger.risk.platform.KnownRisk;
import org.aimsledger.risk.platform.Narrative;
import org.aimsledger.risk.platform.Person;
import org.aimsledger.risk.platform.Title;
import org.jspecify.annotations.Nullable;

/// What can be asked for.
sealed interface KeyRiskIndicatorCommand {
  UUID indicator();

  /// Pseudonymous id of who asks.
  String actor();

  /// Time of the decision.
  Instant at();

  /// Say which figure tells of a risk.
  ///
  /// @param indicator a new id
  /// @param known what the register says of the risk at the time of the decision; null: nothing
  record Define(
      UUID indicator,
      UUID risk,
      @Nullable KnownRisk known,
      Title name,
      Unit unit,
      IndicatorDirection direction,
      Figure warning,
      Figure limit,
      Person owner,
      String actor,
      Instant at)
      implements KeyRiskIndicatorCommand {}

  /// Record what the figure is.
  ///
  /// @param readAt when it was so
  record RecordReading(
      UUID indicator,
      Figure value,
      Instant readAt,
      @Nullable Narrative remark,
      String actor,
      Instant at)
      implements KeyRiskIndicatorCommand {}

  /// Let others count. The last reading is judged anew.
  record ChangeThresholds(
      UUID indicator, Figure warning, Figure limit, Narrative reason, String actor, Instant at)
      implements KeyRiskIndicatorCommand {}

  /// Read it no more.
  record Retire(UUID indicator, Narrative reason, String actor, Instant at)
      implements KeyRiskIndicatorCommand {}
}
