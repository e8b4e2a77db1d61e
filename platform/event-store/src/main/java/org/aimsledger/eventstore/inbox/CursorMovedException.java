package org.aimsledger.eventstore.inbox;

/// Another consumer of the same service has moved the cursor meanwhile.
final class CursorMovedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  CursorMovedException(String source, int lane) {
    super("the cursor of " + source + "/" + lane + " was moved by another consumer");
  }
}
