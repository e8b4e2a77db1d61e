package org.aimsledger.servicekit.demo;

import java.time.Instant;
import java.util.UUID;

/// What happened to one note.
sealed interface NoteEvent {
  UUID note();

  record Written(UUID note, String title, Colour colour, Instant at) implements NoteEvent {}

  record Retitled(UUID note, String title, Instant at) implements NoteEvent {}

  /// Its declared name.
  static String wireName(Class<?> event) {
    return "org.aimsledger.demo.note-" + (event == Written.class ? "written" : "retitled") + ".v1";
  }
}
