package org.aimsledger.eventstore.inbox;

/// The producer doesn't have the events that are missing here.
final class MissingEventsException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  MissingEventsException(String source, int lane, long after) {
    super("the producer of " + source + "/" + lane + " has nothing after " + after);
  }
}
