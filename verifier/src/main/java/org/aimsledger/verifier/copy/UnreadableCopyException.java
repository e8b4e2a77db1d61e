package org.aimsledger.verifier.copy;

/// A copy that doesn't answer, or not with what was asked for: nothing is said about the log.
public final class UnreadableCopyException extends RuntimeException {

  private final String message;

  UnreadableCopyException(String place, String reason) {
    this("can't read " + place + ": " + reason);
  }

  private UnreadableCopyException(String message) {
    super(message);
    this.message = message;
  }

  @Override
  public String getMessage() {
    return message;
  }
}
