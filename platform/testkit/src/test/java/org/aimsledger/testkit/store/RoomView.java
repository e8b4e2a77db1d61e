package org.aimsledger.testkit.store;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.aimsledger.eventstore.core.Recorded;
import org.aimsledger.eventstore.project.Projection;
import org.aimsledger.eventstore.store.EventTypes;
import org.aimsledger.testkit.store.LampView.LampEvent;
import org.jspecify.annotations.Nullable;

/// A view whose rows are touched by streams of all lanes: the lamps of a room.
record RoomView() implements Projection<LampEvent, RoomView.RoomRow> {
  /// The table, as a migration would make it.
  static final List<String> TABLE =
      List.of(
          "create table room (id uuid primary key, lamps bigint not null, last text not null)",
          "grant select, insert, update, delete on room to app_user",
          "insert into view_registry (name, table_name) values ('rooms', 'room')");

  @Entity
  @SuppressWarnings("NullAway.Init") // filled from the database
  @Table(name = "room")
  static final class RoomRow {
    @Id UUID id;
    long lamps;
    String last;
  }

  @Override
  public String name() {
    return "rooms";
  }

  @Override
  public int version() {
    return 1;
  }

  @Override
  public EventTypes<LampEvent> types() {
    return LampView.TYPES;
  }

  @Override
  public Class<RoomRow> rowType() {
    return RoomRow.class;
  }

  @Override
  public @Nullable UUID key(Recorded<LampEvent> event) {
    return event.event() instanceof LampEvent.Lit lit ? lit.room() : null;
  }

  @Override
  public @Nullable RoomRow apply(@Nullable RoomRow row, Recorded<LampEvent> recorded) {
    if (!(recorded.event() instanceof LampEvent.Lit lit)) {
      return row;
    }
    var next = row == null ? new RoomRow() : row;
    next.id = Objects.requireNonNull(lit.room());
    next.lamps++;
    next.last = lit.name();
    return next;
  }
}
