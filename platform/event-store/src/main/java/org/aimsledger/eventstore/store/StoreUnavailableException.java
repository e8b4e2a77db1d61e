package org.aimsledger.eventstore.store;

/// The log could not be reached in time. Whether the append was stored is unknown: sending the same
/// command with the same idempotency key again is safe and gives the answer.
public final class StoreUnavailableException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public StoreUnavailableException(String message, Throwable cause) {
    super(message, cause);
  }

  public StoreUnavailableException(String message) {
    super(message);
  }
}
