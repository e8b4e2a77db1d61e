package org.aimsledger.eventstore.vault;

/// The file of key-encryption keys is missing, is none, or lacks a key that is in use. Without it
/// no personal text can be read, and starting with another one would look like an erasure of
/// everybody.
public final class KeyFileException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  KeyFileException(String message) {
    super(message);
  }

  KeyFileException(String message, Throwable cause) {
    super(message, cause);
  }
}
