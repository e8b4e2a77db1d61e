package org.aimsledger.inventory.reportintake;

import java.util.UUID;

/// What became of an event of an outsider.
sealed interface Intake {
  /// It is recorded, now or before.
  record Recorded(UUID report, UUID system) implements Intake {}

  /// It can not be recorded.
  record Refused(IntakeResult.Refused why) implements Intake {}

  /// It can not be recorded and is in quarantine.
  record Kept(UUID entry, IntakeResult.Refused why) implements Intake {}
}
