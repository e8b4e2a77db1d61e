package org.aimsledger.risk.riskregister;

import jakarta.enterprise.context.ApplicationScoped;
import org.aimsledger.contracts.WireNames;
import org.aimsledger.contracts.risk.ImpactAssessmentEvent;
import org.aimsledger.contracts.risk.KeyRiskIndicatorEvent;
import org.aimsledger.contracts.risk.RatingKind;
import org.aimsledger.contracts.risk.RiskEvent;
import org.aimsledger.contracts.risk.RiskServiceEvent;
import org.aimsledger.contracts.risk.RiskStatus;
import org.aimsledger.eventstore.core.CorruptStreamException;
import org.aimsledger.eventstore.core.Recorded;
import org.aimsledger.eventstore.project.Projection;
import org.aimsledger.eventstore.store.EventTypes;
import org.jspecify.annotations.Nullable;

/// Keeps one row per risk.
@ApplicationScoped
class RiskRegisterProjection implements Projection<RiskServiceEvent, RiskRegisterRow> {
  static final String NAME = "risk-register";

  private static final EventTypes<RiskServiceEvent> TYPES =
      EventTypes.declare(RiskServiceEvent.class, WireNames::of);

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public int version() {
    return 1;
  }

  @Override
  public EventTypes<RiskServiceEvent> types() {
    return TYPES;
  }

  @Override
  public Class<RiskRegisterRow> rowType() {
    return RiskRegisterRow.class;
  }

  @Override
  public @Nullable Object key(Recorded<RiskServiceEvent> recorded) {
    return switch (recorded.event()) {
      case RiskEvent event -> event.risk();
      case ImpactAssessmentEvent _, KeyRiskIndicatorEvent _ -> null;
    };
  }

  @Override
  public @Nullable RiskRegisterRow apply(
      @Nullable RiskRegisterRow row, Recorded<RiskServiceEvent> recorded) {
    if (!(recorded.event() instanceof RiskEvent event)) {
      return row;
    }
    var meta = recorded.meta();
    if (event instanceof RiskEvent.Identified identified && row == null) {
      return new RiskRegisterRow(identified, meta.streamVersion(), meta.time());
    }
    if (row == null) {
      throw new CorruptStreamException("no row", event);
    }
    change(row, event);
    row.version = meta.streamVersion();
    row.updatedAt = meta.time();
    return row;
  }

  private static void change(RiskRegisterRow row, RiskEvent event) {
    switch (event) {
      case RiskEvent.Identified e -> throw new CorruptStreamException(row, e);
      case RiskEvent.Rated e -> rated(row, e.kind(), e.level());
      case RiskEvent.RatedWithoutLikelihood e ->
          rated(row, e.kind(), RiskRegisterRow.NOT_ESTIMABLE);
      case RiskEvent.TreatmentPlanned e -> {
        row.treatmentOption = e.option();
        row.treatmentDue = e.due();
        row.treatmentCompleted = false;
      }
      case RiskEvent.TreatmentCompleted _ -> row.treatmentCompleted = true;
      case RiskEvent.ResidualRiskAccepted e -> {
        row.status = RiskStatus.ACCEPTED;
        row.acceptedUntil = e.until();
      }
      case RiskEvent.Closed _ -> {
        row.status = RiskStatus.CLOSED;
        row.acceptedUntil = null;
      }
      case RiskEvent.Reopened _ -> {
        row.status = RiskStatus.OPEN;
        row.acceptedUntil = null;
      }
    }
  }

  private static void rated(RiskRegisterRow row, RatingKind kind, String level) {
    switch (kind) {
      case INHERENT -> row.inherentLevel = level;
      case RESIDUAL -> row.residualLevel = level;
      case TARGET -> row.targetLevel = level;
    }
    row.level = row.residualLevel != null ? row.residualLevel : row.inherentLevel;
  }
}
