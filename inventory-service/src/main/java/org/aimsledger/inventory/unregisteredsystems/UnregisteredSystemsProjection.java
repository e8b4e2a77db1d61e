package org.aimsledger.inventory.unregisteredsystems;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.aimsledger.contracts.WireNames;
import org.aimsledger.contracts.inventory.InventoryServiceEvent;
import org.aimsledger.contracts.inventory.UnregisteredSystemEvent;
import org.aimsledger.eventstore.core.CorruptStreamException;
import org.aimsledger.eventstore.core.Recorded;
import org.aimsledger.eventstore.project.Projection;
import org.aimsledger.eventstore.store.EventTypes;
import org.aimsledger.inventory.unregisteredsystems.UnregisteredSystemsRow.Status;
import org.jspecify.annotations.Nullable;

/// Events of findings → rows of the list.
@ApplicationScoped
class UnregisteredSystemsProjection
    implements Projection<InventoryServiceEvent, UnregisteredSystemsRow> {
  static final String NAME = "unregistered-systems";

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
  public Class<UnregisteredSystemsRow> rowType() {
    return UnregisteredSystemsRow.class;
  }

  @Override
  public boolean follows(Class<? extends InventoryServiceEvent> event) {
    return UnregisteredSystemEvent.class.isAssignableFrom(event);
  }

  @Override
  public @Nullable UUID key(Recorded<InventoryServiceEvent> event) {
    return event.event() instanceof UnregisteredSystemEvent e ? e.finding() : null;
  }

  @Override
  public UnregisteredSystemsRow apply(
      @Nullable UnregisteredSystemsRow row, Recorded<InventoryServiceEvent> recorded) {
    if (!(recorded.event() instanceof UnregisteredSystemEvent event)) {
      throw new IllegalArgumentException("no row belongs to " + recorded.event());
    }
    var changed = row == null ? created(event) : changed(row, event);
    changed.version = recorded.meta().streamVersion();
    changed.updatedAt = recorded.meta().time();
    return changed;
  }

  private static UnregisteredSystemsRow created(UnregisteredSystemEvent event) {
    if (!(event instanceof UnregisteredSystemEvent.Reported e)) {
      throw new CorruptStreamException("absent", event);
    }
    var row = new UnregisteredSystemsRow(e.finding());
    row.name = e.name();
    if (e.externalId() != null) {
      row.externalScope = e.externalId().scope();
      row.externalId = e.externalId().id();
    }
    row.reporter = e.reporter();
    row.type = e.type();
    row.status = Status.OPEN;
    row.reportedAt = e.at();
    return row;
  }

  private static UnregisteredSystemsRow changed(
      UnregisteredSystemsRow row, UnregisteredSystemEvent event) {
    switch (event) {
      case UnregisteredSystemEvent.Reported e -> throw new CorruptStreamException(row, e);
      case UnregisteredSystemEvent.Linked e -> settled(row, Status.LINKED, e.system(), e.reason());
      case UnregisteredSystemEvent.Registered e ->
          settled(row, Status.REGISTERED, e.system(), null);
      case UnregisteredSystemEvent.Dismissed e -> settled(row, Status.DISMISSED, null, e.reason());
    }
    return row;
  }

  private static void settled(
      UnregisteredSystemsRow row, Status status, @Nullable UUID system, @Nullable String reason) {
    row.status = status;
    row.system = system;
    row.reason = reason;
  }
}
