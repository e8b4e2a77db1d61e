package org.aimsledger.inventory.riskintake;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import org.aimsledger.contracts.risk.RatingKind;
import org.aimsledger.contracts.risk.RiskEvent;
import org.aimsledger.eventstore.core.EventMeta;
import org.aimsledger.inventory.lifecyclegate.LifecycleGateCommand.Observe;
import org.aimsledger.referencedata.RiskCriteria;
import org.aimsledger.referencedata.Versions;
import org.jspecify.annotations.Nullable;

/// The risks of a system are tolerable when each open one was rated with its controls, and is
/// within tolerance or accepted. A system of which no risk was ever identified has no such fact.
final class WhenRiskMovesObserveTolerancePolicy {
  static final String TOLERABLE = "risks-tolerable";

  private WhenRiskMovesObserveTolerancePolicy() {}

  static Optional<RiskChange> change(
      RiskEvent event, EventMeta meta, Versions<RiskCriteria> criteria) {
    var version = meta.streamVersion();
    return switch (event) {
      case RiskEvent.Identified e ->
          Optional.of(new RiskChange(e.risk(), e.system(), true, null, null, false, version));
      case RiskEvent.Rated e ->
          rated(
              e,
              e.kind(),
              criteria
                  .named(e.criteriaVersion())
                  .map(pack -> pack.isAboveTolerance(e.level()))
                  // Rated on scales that are not known here: to be looked at.
                  .orElse(true),
              version);
      // What can't be estimated is not within tolerance by itself.
      case RiskEvent.RatedWithoutLikelihood e -> rated(e, e.kind(), true, version);
      case RiskEvent.ResidualRiskAccepted e ->
          Optional.of(new RiskChange(e.risk(), null, null, null, e.until(), false, version));
      case RiskEvent.Closed e ->
          Optional.of(new RiskChange(e.risk(), null, false, null, null, false, version));
      case RiskEvent.Reopened e ->
          Optional.of(new RiskChange(e.risk(), null, true, null, null, true, version));
      case RiskEvent.TreatmentPlanned _, RiskEvent.TreatmentCompleted _ -> Optional.empty();
    };
  }

  private static Optional<RiskChange> rated(
      RiskEvent event, RatingKind kind, boolean aboveTolerance, long version) {
    return kind == RatingKind.RESIDUAL
        ? Optional.of(
            new RiskChange(event.risk(), null, null, aboveTolerance, null, false, version))
        : Optional.empty();
  }

  static Observe command(RiskPicture picture, EventMeta meta, Instant now) {
    return new Observe(
        picture.system(),
        TOLERABLE,
        picture.isTolerable(),
        "open "
            + picture.open()
            + ", not rated "
            + picture.unrated()
            + ", above tolerance and not accepted "
            + picture.untolerated(),
        meta.stream().toString(),
        meta.streamVersion(),
        picture.isTolerable() ? end(picture.acceptedUntil()) : null,
        now);
  }

  // An acceptance counts on its last day.
  private static @Nullable Instant end(@Nullable LocalDate until) {
    return until == null ? null : until.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant();
  }
}
