package org.aimsledger.risk.indicatorlist;

import jakarta.enterprise.context.ApplicationScoped;
import org.aimsledger.contracts.WireNames;
import org.aimsledger.contracts.risk.ImpactAssessmentEvent;
import org.aimsledger.contracts.risk.KeyRiskIndicatorEvent;
import org.aimsledger.contracts.risk.RiskEvent;
import org.aimsledger.contracts.risk.RiskServiceEvent;
import org.aimsledger.eventstore.core.CorruptStreamException;
import org.aimsledger.eventstore.core.Recorded;
import org.aimsledger.eventstore.project.Projection;
import org.aimsledger.eventstore.store.EventTypes;
import org.jspecify.annotations.Nullable;

/// Keeps one row per key risk indicator.
@ApplicationScoped
class IndicatorListProjection implements Projection<RiskServiceEvent, IndicatorListRow> {
  static final String NAME = "key-risk-indicators";

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
  public Class<IndicatorListRow> rowType() {
    return IndicatorListRow.class;
  }

  @Override
  public @Nullable Object key(Recorded<RiskServiceEvent> recorded) {
    return switch (recorded.event()) {
      case KeyRiskIndicatorEvent event -> event.indicator();
      case RiskEvent _, ImpactAssessmentEvent _ -> null;
    };
  }

  @Override
  public @Nullable IndicatorListRow apply(
      @Nullable IndicatorListRow row, Recorded<RiskServiceEvent> recorded) {
    if (!(recorded.event() instanceof KeyRiskIndicatorEvent event)) {
      return row;
    }
    var meta = recorded.meta();
    if (event instanceof KeyRiskIndicatorEvent.Defined defined && row == null) {
      return new IndicatorListRow(defined, meta.streamVersion(), meta.time());
    }
    if (row == null) {
      throw new CorruptStreamException("no row", event);
    }
    change(row, event);
    row.version = meta.streamVersion();
    row.updatedAt = meta.time();
    return row;
  }

  private static void change(IndicatorListRow row, KeyRiskIndicatorEvent event) {
    switch (event) {
      case KeyRiskIndicatorEvent.Defined e -> throw new CorruptStreamException(row, e);
      case KeyRiskIndicatorEvent.ReadingRecorded e -> {
        row.standing = e.standing();
        row.lastValue = e.value();
        row.lastReadAt = e.readAt();
      }
      case KeyRiskIndicatorEvent.Breached e -> row.breachedSince = e.readAt();
      case KeyRiskIndicatorEvent.Recovered _ -> row.breachedSince = null;
      case KeyRiskIndicatorEvent.ThresholdsChanged e -> {
        row.warning = e.warning();
        row.limit = e.limit();
        row.standing = e.standing();
      }
      case KeyRiskIndicatorEvent.Retired _ -> row.retired = true;
    }
  }
}
