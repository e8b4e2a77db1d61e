package org.aimsledger.risk.risk;

import java.time.Instant;
import java.util.UUID;
import org.aimsledger.contracts.risk.RatingKind;
import org.aimsledger.contracts.risk.RiskEvent;
import org.jspecify.annotations.Nullable;

/// A judgement as it was recorded, with the criteria of its time.
sealed interface Rating {
  RatingKind kind();

  /// Impact or, when the likelihood is not estimable, severity; both on the impact scale.
  int impact();

  String criteriaVersion();

  String by();

  Instant at();

  /// The event that records it.
  RiskEvent asEvent(UUID risk);

  static Rating of(RiskEvent.Rated e) {
    return new Estimated(
        e.kind(),
        e.likelihood(),
        e.impact(),
        e.level(),
        e.reason(),
        e.criteriaVersion(),
        e.by(),
        e.at());
  }

  static Rating of(RiskEvent.RatedWithoutLikelihood e) {
    return new NotEstimable(
        e.kind(), e.severity(), e.detectability(), e.reason(), e.criteriaVersion(), e.by(), e.at());
  }

  /// Likelihood and impact on the matrix.
  ///
  /// @param level what the matrix said then
  record Estimated(
      RatingKind kind,
      int likelihood,
      int impact,
      String level,
      @Nullable String reason,
      String criteriaVersion,
      String by,
      Instant at)
      implements Rating {
    @Override
    public RiskEvent asEvent(UUID risk) {
      return new RiskEvent.Rated(
          risk, kind, likelihood, impact, level, reason, criteriaVersion, by, at);
    }
  }

  /// No likelihood could be given.
  record NotEstimable(
      RatingKind kind,
      int impact,
      int detectability,
      String reason,
      String criteriaVersion,
      String by,
      Instant at)
      implements Rating {
    @Override
    public RiskEvent asEvent(UUID risk) {
      return new RiskEvent.RatedWithoutLikelihood(
          risk, kind, impact, detectability, reason, criteriaVersion, by, at);
    }
  }
}
