package org.aimsledger.verifier.log;

/// The bytes aren't in the format they claim to be in.
public final class MalformedException extends LogException {

  public MalformedException(String message) {
    super(message);
  }
}
