package org.aimsledger.testkit.store;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.aimsledger.eventstore.core.Recorded;
import org.aimsledger.eventstore.project.Projection;
import org.aimsledger.eventstore.store.EventTypes;
import org.jspecify.annotations.Nullable;

/// A view of lamps with a column of every kind, in any version.
record LampView(int version) implements Projection<LampView.LampEvent, LampView.LampRow> {
  static final EventTypes<LampEvent> TYPES =
      EventTypes.declare(
          LampEvent.class,
          type -> "org.example." + type.getSimpleName().toLowerCase(Locale.ROOT) + ".v1");

  /// The table, as a migration would make it.
  static final List<String> TABLE =
      List.of(
          """
          create table lamp (
            id uuid primary key, name text not null, colour text, changes bigint not null, watts integer,
            lit boolean not null, tags varchar[] not null, rooms uuid[], lit_at timestamptz not null, due date)
          """,
          "create index lamp_by_name on lamp (name, id)",
          "create index lamp_by_tag on lamp using gin (tags)",
          "grant select, insert, update, delete on lamp to app_user",
          "insert into view_registry (name, table_name) values ('lamps', 'lamp')");

  enum Colour {
    RED,
    GREEN
  }

  sealed interface LampEvent {
    UUID lamp();

    record Lit(UUID lamp, String name, List<String> tags, @Nullable UUID room, Instant at)
        implements LampEvent {}

    record Renamed(UUID lamp, String name) implements LampEvent {}

    record Removed(UUID lamp) implements LampEvent {}
  }

  @Entity
  @Table(name = "lamp")
  static class LampRow {
    @Id UUID id;
    String name;

    @Enumerated(EnumType.STRING)
    @Nullable Colour colour;

    long changes;
    @Nullable Integer watts;
    boolean lit;
    String[] tags;
    UUID @Nullable [] rooms;

    @Column(name = "lit_at")
    Instant litAt;

    @Nullable LocalDate due;

    @SuppressWarnings("NullAway.Init") // filled from the database
    protected LampRow() {}

    LampRow(LampEvent.Lit event) {
      this.id = event.lamp();
      this.name = event.name();
      this.tags = event.tags().toArray(String[]::new);
      this.litAt = event.at();
      if (event.room() != null) {
        this.rooms = new UUID[] {event.room()};
        this.colour = Colour.GREEN;
        this.watts = 40;
        this.lit = true;
        this.due = LocalDate.of(9999, 12, 31);
      }
    }
  }

  @Override
  public String name() {
    return "lamps";
  }

  @Override
  public EventTypes<LampEvent> types() {
    return TYPES;
  }

  @Override
  public Class<LampRow> rowType() {
    return LampRow.class;
  }

  @Override
  public UUID key(Recorded<LampEvent> event) {
    return event.event().lamp();
  }

  @Override
  public @Nullable LampRow apply(@Nullable LampRow row, Recorded<LampEvent> recorded) {
    var next =
        switch (recorded.event()) {
          case LampEvent.Lit lit -> new LampRow(lit);
          case LampEvent.Renamed renamed -> renamed(row, renamed.name());
          case LampEvent.Removed _ -> null;
        };
    if (next != null) {
      next.changes++;
    }
    return next;
  }

  /// The second version writes what the first one wrote, in capitals.
  private LampRow renamed(@Nullable LampRow row, String name) {
    if (row == null) {
      throw new IllegalStateException("an event was lost");
    }
    row.name = version > 1 ? name.toUpperCase(Locale.ROOT) : name;
    return row;
  }
}
