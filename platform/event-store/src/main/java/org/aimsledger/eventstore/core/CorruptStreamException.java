package org.aimsledger.eventstore.core;

/// A stored history that the rules do not allow: a bug or tampering, never a user's mistake.
public final class CorruptStreamException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public CorruptStreamException(Object state, Object event) {
    super(event.getClass().getSimpleName() + " can not follow " + state.getClass().getSimpleName());
  }

  public CorruptStreamException(String message) {
    super(message);
  }
}
