package org.aimsledger.inventory.deviations;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.aimsledger.contracts.WireNames;
import org.aimsledger.contracts.inventory.DeviationEvent;
import org.aimsledger.contracts.inventory.InventoryServiceEvent;
import org.aimsledger.eventstore.core.CorruptStreamException;
import org.aimsledger.eventstore.core.Recorded;
import org.aimsledger.eventstore.project.Projection;
import org.aimsledger.eventstore.store.EventTypes;
import org.aimsledger.inventory.deviations.DeviationsRow.Status;
import org.jspecify.annotations.Nullable;

/// Events of deviations → rows of the list.
@ApplicationScoped
class DeviationsProjection implements Projection<InventoryServiceEvent, DeviationsRow> {
  static final String NAME = "deviations";

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
  public Class<DeviationsRow> rowType() {
    return DeviationsRow.class;
  }

  @Override
  public boolean follows(Class<? extends InventoryServiceEvent> event) {
    return DeviationEvent.class.isAssignableFrom(event);
  }

  @Override
  public @Nullable UUID key(Recorded<InventoryServiceEvent> event) {
    return event.event() instanceof DeviationEvent e ? e.deviation() : null;
  }

  @Override
  public DeviationsRow apply(
      @Nullable DeviationsRow row, Recorded<InventoryServiceEvent> recorded) {
    if (!(recorded.event() instanceof DeviationEvent event)) {
      throw new IllegalArgumentException("no row belongs to " + recorded.event());
    }
    var changed = row == null ? begun(event) : changed(row, event);
    changed.version = recorded.meta().streamVersion();
    changed.updatedAt = recorded.meta().time();
    return changed;
  }

  private static DeviationsRow begun(DeviationEvent event) {
    if (!(event instanceof DeviationEvent.Recorded e)) {
      throw new CorruptStreamException("absent", event);
    }
    var row = new DeviationsRow(e.deviation());
    row.system = e.system();
    row.stage = e.procedure().stage();
    row.procedureVersion = e.procedure().label();
    row.requirement = e.requirement();
    row.reason = e.reason();
    row.status = Status.OPEN;
    row.until = e.until();
    row.recordedBy = e.by();
    row.recordedAt = e.at();
    return row;
  }

  private static DeviationsRow changed(DeviationsRow row, DeviationEvent event) {
    switch (event) {
      case DeviationEvent.Recorded e -> throw new CorruptStreamException(row, e);
      case DeviationEvent.Approved e -> {
        row.status = Status.APPROVED;
        row.until = e.until();
        row.approver = e.by();
      }
      case DeviationEvent.Refused _ -> row.status = Status.REFUSED;
      case DeviationEvent.Ended _ -> row.status = Status.ENDED;
    }
    return row;
  }
}
