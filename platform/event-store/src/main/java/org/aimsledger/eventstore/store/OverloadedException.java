package org.aimsledger.eventstore.store;

/// The queue of a lane is full; nothing was stored. Try again later.
public final class OverloadedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  OverloadedException(int lane, int limit) {
    super("lane " + lane + " has " + limit + " appends waiting");
  }
}
