package org.aimsledger.launcher.preflight;

import java.io.IOException;

/// Something on this machine stands in the way. The message is for the user and says what to do.
public final class PreflightException extends IOException {
  private static final long serialVersionUID = 1L;

  public PreflightException(String message) {
    super(message);
  }
}
