package org.aimsledger.incident.webhookdelivery;

/// Nothing may be sent there; the message says why.
final class ForbiddenAddressException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  ForbiddenAddressException(String reason) {
    super(reason);
  }
}
