package org.aimsledger.inventory.registerhistory;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.aimsledger.contracts.WireNames;
import org.aimsledger.contracts.inventory.AiSystemEvent;
import org.aimsledger.contracts.inventory.InventoryServiceEvent;
import org.aimsledger.eventstore.core.CorruptStreamException;
import org.aimsledger.eventstore.core.Recorded;
import org.aimsledger.eventstore.project.Projection;
import org.aimsledger.eventstore.store.EventTypes;
import org.jspecify.annotations.Nullable;

/// Events of systems → all states of each.
@ApplicationScoped
class RegisterHistoryProjection implements Projection<InventoryServiceEvent, RegisterHistoryRow> {
  static final String NAME = "register-history";

  private static final EventTypes<InventoryServiceEvent> TYPES =
      EventTypes.declare(InventoryServiceEvent.class, WireNames::of);

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public int version() {
    return 2;
  }

  @Override
  public EventTypes<InventoryServiceEvent> types() {
    return TYPES;
  }

  @Override
  public Class<RegisterHistoryRow> rowType() {
    return RegisterHistoryRow.class;
  }

  @Override
  public boolean follows(Class<? extends InventoryServiceEvent> event) {
    return AiSystemEvent.class.isAssignableFrom(event);
  }

  @Override
  public @Nullable UUID key(Recorded<InventoryServiceEvent> event) {
    return event.event() instanceof AiSystemEvent e ? e.system() : null;
  }

  @Override
  public RegisterHistoryRow apply(
      @Nullable RegisterHistoryRow row, Recorded<InventoryServiceEvent> recorded) {
    if (!(recorded.event() instanceof AiSystemEvent event)) {
      throw new IllegalArgumentException("no row belongs to " + recorded.event());
    }
    var time = recorded.meta().time();
    var version = recorded.meta().streamVersion();
    if (event instanceof AiSystemEvent.Registered e) {
      var first = new RegisterHistoryRow(e.system(), time);
      first.add(micros(time), version, SystemState.of(e));
      return first;
    }
    if (row == null) {
      throw new CorruptStreamException("absent", event);
    }
    row.add(micros(time), version, row.last().after(event));
    return row;
  }

  /// As the database keeps a time.
  static long micros(Instant time) {
    return ChronoUnit.MICROS.between(Instant.EPOCH, time);
  }
}
