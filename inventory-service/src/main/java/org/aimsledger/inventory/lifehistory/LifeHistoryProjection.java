package org.aimsledger.inventory.lifehistory;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.aimsledger.contracts.WireNames;
import org.aimsledger.contracts.inventory.AiSystemEvent;
import org.aimsledger.contracts.inventory.AiSystemReportEvent;
import org.aimsledger.contracts.inventory.DeviationEvent;
import org.aimsledger.contracts.inventory.IntendedUseEvent;
import org.aimsledger.contracts.inventory.InventoryServiceEvent;
import org.aimsledger.contracts.inventory.LifecycleGateEvent;
import org.aimsledger.contracts.inventory.NoticeEvent;
import org.aimsledger.contracts.inventory.OutOfScopeUseEvent;
import org.aimsledger.contracts.inventory.ReportKind;
import org.aimsledger.contracts.inventory.ReviewEvent;
import org.aimsledger.contracts.inventory.RiskClassEvent;
import org.aimsledger.eventstore.core.Recorded;
import org.aimsledger.eventstore.project.Projection;
import org.aimsledger.eventstore.store.EventTypes;
import org.jspecify.annotations.Nullable;

/// Events of a system, its class, its gates and reports about it → one row each. Figures, and what
/// is not known here, come by the thousand and are left to the lists of reports.
@ApplicationScoped
class LifeHistoryProjection implements Projection<InventoryServiceEvent, LifeHistoryRow> {
  static final String NAME = "life-history";

  private static final EventTypes<InventoryServiceEvent> TYPES =
      EventTypes.declare(InventoryServiceEvent.class, WireNames::of);

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public int version() {
    return 1;
  }

  @Override
  public EventTypes<InventoryServiceEvent> types() {
    return TYPES;
  }

  @Override
  public Class<LifeHistoryRow> rowType() {
    return LifeHistoryRow.class;
  }

  @Override
  public boolean follows(Class<? extends InventoryServiceEvent> event) {
    return event == AiSystemReportEvent.Received.class
        || !AiSystemReportEvent.class.isAssignableFrom(event);
  }

  @Override
  public @Nullable UUID key(Recorded<InventoryServiceEvent> recorded) {
    return system(recorded.event()) == null ? null : recorded.meta().id();
  }

  private static @Nullable UUID system(InventoryServiceEvent event) {
    return switch (event) {
      case AiSystemEvent e -> e.system();
      case LifecycleGateEvent e -> e.system();
      case RiskClassEvent e -> e.system();
      case IntendedUseEvent e -> e.system();
      case NoticeEvent.Opened e -> e.system();
      case OutOfScopeUseEvent e -> e.system();
      case ReviewEvent e -> e.system();
      case DeviationEvent e -> e.system();
      case AiSystemReportEvent.Received e -> isTold(e.kind()) ? e.system() : null;
      case InventoryServiceEvent _ -> null;
    };
  }

  private static boolean isTold(ReportKind kind) {
    return kind != ReportKind.MEASUREMENT && kind != ReportKind.OTHER;
  }

  @Override
  public LifeHistoryRow apply(
      @Nullable LifeHistoryRow row, Recorded<InventoryServiceEvent> recorded) {
    var system = system(recorded.event());
    if (system == null) {
      throw new IllegalArgumentException("no row belongs to " + recorded.event());
    }
    var meta = recorded.meta();
    var told = row == null ? new LifeHistoryRow(meta.id()) : row;
    told.system = system;
    told.type = meta.type();
    told.stream = meta.stream().toString();
    told.streamVersion = meta.streamVersion();
    told.detail = LifeDetail.of(recorded.event());
    told.actor = meta.actor();
    told.correlation = meta.correlation();
    told.recordedAt = meta.time();
    return told;
  }
}
