package org.aimsledger.incident.signalimport;

/// A mapping or a file that can't be used as a whole; nothing of it was imported.
final class ImportRefusedException extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final String part;

  /// @param part `mapping` or `file`
  ImportRefusedException(String part, String message) {
    super(message);
    this.part = part;
  }

  String part() {
    return part;
  }

  String reason() {
    return String.valueOf(getMessage());
  }
}
