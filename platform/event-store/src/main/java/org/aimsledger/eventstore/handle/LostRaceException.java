package org.aimsledger.eventstore.handle;

/// Somebody else appended to the stream between reading and locking. Trying the transaction again
/// is right.
public final class LostRaceException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  LostRaceException() {
    super("the stream has moved on");
  }
}
