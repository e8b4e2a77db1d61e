package org.aimsledger.risk.keyriskindicator;

import java.time.Instant;
import java.util.UUID;
import org.aimsledger.contracts.risk.KeyRiskIndicatorEvent;
import org.jspecify.annotations.Nullable;

/// States of one key risk indicator.
sealed interface KeyRiskIndicator {
  /// Nobody has defined it.
  record Absent() implements KeyRiskIndicator {}

  /// Somebody has.
  sealed interface Known extends KeyRiskIndicator {
    Facts facts();
  }

  /// It is read.
  record Watched(Facts facts) implements Known {}

  record Retired(Facts facts, Retirement retirement) implements Known {}

  /// Why it is not read any more.
  record Retirement(String reason, String by, Instant at) {}

  /// What is known of it.
  ///
  /// @param last the last reading; null: there is none yet
  /// @param breachedSince the reading that passed the limit; null: it is not beyond it
  record Facts(
      UUID id,
      UUID risk,
      @Nullable UUID system,
      String name,
      String unit,
      Thresholds thresholds,
      String owner,
      String definedBy,
      Instant definedAt,
      @Nullable Reading last,
      @Nullable Instant breachedSince) {
    static Facts of(KeyRiskIndicatorEvent.Defined e) {
      return new Facts(
          e.indicator(),
          e.risk(),
          e.system(),
          e.name(),
          e.unit(),
          new Thresholds(e.direction(), e.warning(), e.limit()),
          e.owner(),
          e.by(),
          e.at(),
          null,
          null);
    }

    Facts with(@Nullable Reading reading) {
      return with(thresholds, reading, breachedSince);
    }

    Facts with(Thresholds others, @Nullable Reading reading) {
      return with(others, reading, breachedSince);
    }

    Facts breached(@Nullable Instant since) {
      return with(thresholds, last, since);
    }

    private Facts with(Thresholds others, @Nullable Reading reading, @Nullable Instant since) {
      return new Facts(
          id, risk, system, name, unit, others, owner, definedBy, definedAt, reading, since);
    }
  }
}
