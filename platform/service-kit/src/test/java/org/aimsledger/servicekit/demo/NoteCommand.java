package org.aimsledger.servicekit.demo;

import java.time.Instant;
import java.util.UUID;

/// What can be asked of a note.
sealed interface NoteCommand {
  UUID note();

  record Write(UUID note, Title title, Colour colour, Instant at) implements NoteCommand {}

  record Retitle(UUID note, Title title, Instant at) implements NoteCommand {}
}
