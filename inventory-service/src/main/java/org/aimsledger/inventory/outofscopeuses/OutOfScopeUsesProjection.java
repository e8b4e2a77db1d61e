package org.aimsledger.inventory.outofscopeuses;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.aimsledger.contracts.WireNames;
import org.aimsledger.contracts.inventory.InventoryServiceEvent;
import org.aimsledger.contracts.inventory.OutOfScopeUseEvent;
import org.aimsledger.eventstore.core.CorruptStreamException;
import org.aimsledger.eventstore.core.Recorded;
import org.aimsledger.eventstore.project.Projection;
import org.aimsledger.eventstore.store.EventTypes;
import org.aimsledger.inventory.outofscopeuses.OutOfScopeUsesRow.Status;
import org.jspecify.annotations.Nullable;

/// Events of reported uses → rows of the list.
@ApplicationScoped
class OutOfScopeUsesProjection implements Projection<InventoryServiceEvent, OutOfScopeUsesRow> {
  static final String NAME = "out-of-scope-uses";

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
  public Class<OutOfScopeUsesRow> rowType() {
    return OutOfScopeUsesRow.class;
  }

  @Override
  public boolean follows(Class<? extends InventoryServiceEvent> event) {
    return OutOfScopeUseEvent.class.isAssignableFrom(event);
  }

  @Override
  public @Nullable UUID key(Recorded<InventoryServiceEvent> event) {
    return event.event() instanceof OutOfScopeUseEvent e ? e.use() : null;
  }

  @Override
  public OutOfScopeUsesRow apply(
      @Nullable OutOfScopeUsesRow row, Recorded<InventoryServiceEvent> recorded) {
    if (!(recorded.event() instanceof OutOfScopeUseEvent event)) {
      throw new IllegalArgumentException("no row belongs to " + recorded.event());
    }
    var changed = row == null ? reported(event) : changed(row, event);
    changed.version = recorded.meta().streamVersion();
    changed.updatedAt = recorded.meta().time();
    return changed;
  }

  private static OutOfScopeUsesRow reported(OutOfScopeUseEvent event) {
    if (!(event instanceof OutOfScopeUseEvent.Reported e)) {
      throw new CorruptStreamException("absent", event);
    }
    var row = new OutOfScopeUsesRow(e.use());
    row.system = e.system();
    row.description = e.description();
    row.reporter = e.reporter();
    row.report = e.report();
    row.status = Status.OPEN;
    row.reportedAt = e.at();
    return row;
  }

  private static OutOfScopeUsesRow changed(OutOfScopeUsesRow row, OutOfScopeUseEvent event) {
    switch (event) {
      case OutOfScopeUseEvent.Reported e -> throw new CorruptStreamException(row, e);
      case OutOfScopeUseEvent.Decided e -> {
        row.status = e.followUp() == null ? Status.CLOSED : Status.TO_FOLLOW_UP;
        row.decision = e.decision();
        row.followUp = e.followUp();
      }
      case OutOfScopeUseEvent.FollowedUp _ -> row.status = Status.CLOSED;
    }
    return row;
  }
}
