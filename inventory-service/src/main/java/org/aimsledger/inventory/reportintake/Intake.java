package org.aimsledger.inventory.reportintake;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What became of an event of an outsider.
sealed interface Intake {
  /// It is recorded.
  ///
  /// @param before whether it had been before this delivery
  record Recorded(UUID report, UUID system, boolean before) implements Intake {}

  /// Nobody has registered its system; it is held and recorded when somebody has.
  ///
  /// @param report the report that it will be
  /// @param finding the finding of unregistered AI use; absent where the sender opens none
  record Held(UUID report, @Nullable UUID finding) implements Intake {}

  /// It can not be recorded.
  record Refused(IntakeResult.Refused why) implements Intake {}

  /// It can not be recorded and is in quarantine.
  record Kept(UUID entry, IntakeResult.Refused why) implements Intake {}
}
