package org.aimsledger.servicekit.demo;

import org.aimsledger.eventstore.core.Decider;
import org.aimsledger.eventstore.core.Decision;
import org.aimsledger.servicekit.demo.NoteCommand.Retitle;
import org.aimsledger.servicekit.demo.NoteCommand.Write;
import org.aimsledger.servicekit.demo.NoteEvent.Retitled;
import org.aimsledger.servicekit.demo.NoteEvent.Written;

/// The rules of notes. The state is the title; empty means that there is none.
final class NoteDecider implements Decider<NoteCommand, String, NoteEvent, NoteDecider.Unwritten> {
  /// The note does not exist.
  record Unwritten() {}

  @Override
  public String initial() {
    return "";
  }

  @Override
  public Decision<NoteEvent, Unwritten> decide(NoteCommand command, String state) {
    return switch (command) {
      case Write write ->
          Decision.accept(
              new Written(write.note(), write.title().value(), write.colour(), write.at()));
      case Retitle _ when state.isEmpty() -> Decision.reject(new Unwritten());
      case Retitle retitle ->
          Decision.accept(new Retitled(retitle.note(), retitle.title().value(), retitle.at()));
    };
  }

  @Override
  public String evolve(String state, NoteEvent event) {
    return switch (event) {
      case Written written -> written.title();
      case Retitled retitled -> retitled.title();
    };
  }
}
