package org.aimsledger.verifier;

import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;

/// A file that can't be read: nothing is said about the evidence.
final class UnreadableException extends RuntimeException {

  UnreadableException(String file, Exception cause) {
    super("can't read " + file + ": " + reason(cause), cause);
  }

  private static String reason(Exception cause) {
    return switch (cause) {
      case NoSuchFileException _ -> "no such file";
      case AccessDeniedException _ -> "no right to read it";
      default -> String.valueOf(cause.getMessage());
    };
  }
}
