package org.aimsledger.eventstore.store;

/// The log takes no appends at the moment, and nothing was changed: its database is, or may be,
/// older than what others have seen of it.
public final class LogClosedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public LogClosedException(String reason) {
    super(reason);
  }
}
