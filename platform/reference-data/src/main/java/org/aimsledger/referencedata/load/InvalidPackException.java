package org.aimsledger.referencedata.load;

/// A pack that can't be used. The message names file, row and what is wrong.
public final class InvalidPackException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  InvalidPackException(String file, String row, String problem) {
    super(file + ", " + row + ": " + problem);
  }

  InvalidPackException(String file, Exception cause) {
    super(file + ": " + cause.getMessage(), cause);
  }
}
