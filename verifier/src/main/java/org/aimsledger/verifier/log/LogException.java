package org.aimsledger.verifier.log;

/// Log data that can't be believed. The message says what is wrong in a sentence for people.
public abstract sealed class LogException extends RuntimeException
    permits MalformedException, RejectedException {

  private final String message;

  LogException(String message) {
    super(message);
    this.message = message;
  }

  @Override
  public String getMessage() {
    return message;
  }
}
