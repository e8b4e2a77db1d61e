package org.aimsledger.audit.auditfinding;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.aimsledger.contracts.audit.FindingEvidence;
import org.aimsledger.contracts.audit.FindingKind;
import org.aimsledger.contracts.audit.FindingRequirement;
import org.aimsledger.contracts.audit.SeenAction;
import org.jspecify.annotations.Nullable;

/// What can be ordered. `by` is who orders it, `at` the time of the decision.
sealed interface AuditFindingCommand {
  /// Most systems of one finding.
  int MOST_SYSTEMS = 100;

  /// Most corrective actions that are linked to one finding.
  int MOST_ACTIONS = 50;

  UUID finding();

  Instant at();

  /// Say what was found, and who answers for it until when.
  record Raise(
      UUID finding,
      FindingKind kind,
      FindingRequirement requirement,
      String title,
      String statement,
      List<FindingEvidence> evidence,
      List<UUID> systems,
      String owner,
      LocalDate due,
      String by,
      Instant at)
      implements AuditFindingCommand {
    public Raise {
      evidence = List.copyOf(evidence);
      systems = systems.stream().distinct().limit(MOST_SYSTEMS).toList();
    }
  }

  record HandOver(UUID finding, String to, String reason, String by, Instant at)
      implements AuditFindingCommand {}

  record ChangeDue(UUID finding, LocalDate due, String reason, String by, Instant at)
      implements AuditFindingCommand {}

  record RecordCorrection(UUID finding, String correction, String by, Instant at)
      implements AuditFindingCommand {}

  record RecordRootCause(UUID finding, String rootCause, String by, Instant at)
      implements AuditFindingCommand {}

  /// Say that a corrective action answers it.
  ///
  /// @param seen the action as it is now; null: there is none
  record LinkAction(UUID finding, UUID action, @Nullable SeenAction seen, String by, Instant at)
      implements AuditFindingCommand {}

  record UnlinkAction(UUID finding, UUID action, String reason, String by, Instant at)
      implements AuditFindingCommand {}

  /// Say that nothing is left to do about it.
  ///
  /// @param seen the linked actions as they are now
  record Close(UUID finding, String conclusion, List<SeenAction> seen, String by, Instant at)
      implements AuditFindingCommand {
    public Close {
      seen = List.copyOf(seen);
    }
  }

  record Withdraw(UUID finding, String reason, String by, Instant at)
      implements AuditFindingCommand {}
}
