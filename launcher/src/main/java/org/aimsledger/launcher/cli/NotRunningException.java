package org.aimsledger.launcher.cli;

import java.io.IOException;

/// The command needs a running installation.
final class NotRunningException extends IOException {
  private static final long serialVersionUID = 1L;

  NotRunningException(String message) {
    super(message);
  }
}
