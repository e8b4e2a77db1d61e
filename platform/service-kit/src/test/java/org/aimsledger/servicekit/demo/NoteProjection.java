package org.aimsledger.servicekit.demo;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.aimsledger.eventstore.core.Recorded;
import org.aimsledger.eventstore.project.Projection;
import org.aimsledger.eventstore.store.EventTypes;
import org.jspecify.annotations.Nullable;

/// The list of notes.
@ApplicationScoped
public class NoteProjection implements Projection<NoteEvent, NoteRow> {
  static final String NAME = "notes";
  static final EventTypes<NoteEvent> TYPES = NoteEvent.types();

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public int version() {
    return 1;
  }

  @Override
  public EventTypes<NoteEvent> types() {
    return TYPES;
  }

  @Override
  public Class<NoteRow> rowType() {
    return NoteRow.class;
  }

  @Override
  public UUID key(Recorded<NoteEvent> event) {
    return event.event().note();
  }

  @Override
  public NoteRow apply(@Nullable NoteRow row, Recorded<NoteEvent> event) {
    var title =
        switch (event.event()) {
          case NoteEvent.Written written -> written.title();
          case NoteEvent.Retitled retitled -> retitled.title();
        };
    return new NoteRow(event.event().note(), title, event.meta().streamVersion());
  }
}
