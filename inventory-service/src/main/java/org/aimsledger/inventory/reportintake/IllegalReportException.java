package org.aimsledger.inventory.reportintake;

/// What an outsider sent is no report; caught where reading begins.
final class IllegalReportException extends Exception {
  private static final long serialVersionUID = 1L;
  private final QuarantineReason reason;

  IllegalReportException(QuarantineReason reason, String detail) {
    super(detail);
    this.reason = reason;
  }

  static IllegalReportException data(String detail) {
    return new IllegalReportException(QuarantineReason.ILLEGAL_DATA, detail);
  }

  IntakeResult.Refused refused() {
    return new IntakeResult.Refused(reason, String.valueOf(getMessage()));
  }
}
