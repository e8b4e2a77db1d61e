package org.aimsledger.eventstore.vault;

/// Something sealed doesn't open with the key that sealed it: it was changed or moved. Says what,
/// never what is in it.
public final class SealBrokenException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  SealBrokenException(String what, Throwable cause) {
    super("the seal is broken: " + what, cause);
  }

  SealBrokenException(String what) {
    super("the seal is broken: " + what);
  }
}
