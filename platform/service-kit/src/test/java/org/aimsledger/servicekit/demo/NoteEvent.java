package org.aimsledger.servicekit.demo;

import java.time.Instant;
import java.util.UUID;
import org.aimsledger.eventstore.store.EventTypes;

/// What happened to one note.
sealed interface NoteEvent {
  UUID note();

  record Written(UUID note, String title, Colour colour, Instant at) implements NoteEvent {}

  record Retitled(UUID note, String title, Instant at) implements NoteEvent {}

  /// Its declared name.
  static String wireName(Class<?> event) {
    return "org.aimsledger.demo.note-" + (event == Written.class ? "written.v3" : "retitled.v1");
  }

  /// All names that were ever stored. A note was first written with one text, `words`; the second
  /// version called it `title`; the third has a colour, and what was written before is red.
  static EventTypes<NoteEvent> types() {
    return EventTypes.declare(NoteEvent.class, NoteEvent::wireName)
        .upcast(
            "org.aimsledger.demo.note-written.v1",
            "org.aimsledger.demo.note-written.v2",
            data -> {
              data.set("title", data.remove("words"));
              return data;
            })
        .upcast(
            "org.aimsledger.demo.note-written.v2",
            "org.aimsledger.demo.note-written.v3",
            data -> data.put("colour", "RED"));
  }
}
