package org.aimsledger.inventory.reportintake;

/// What reading the bytes of an outsider gave.
sealed interface IntakeResult {
  record Understood(ReportDraft draft) implements IntakeResult {}

  record Refused(QuarantineReason reason, String detail) implements IntakeResult {}
}
