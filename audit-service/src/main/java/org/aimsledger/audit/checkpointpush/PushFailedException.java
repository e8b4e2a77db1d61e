package org.aimsledger.audit.checkpointpush;

/// A target has not taken a checkpoint; the message says why.
final class PushFailedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  PushFailedException(String reason) {
    super(reason);
  }
}
