package org.aimsledger.contracts.incident;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.aimsledger.contracts.WireName;

/// How an organisation adapts a playbook of the pack `playbooks`: whole versions, each proposed by
/// one person and approved by another. Runs that have started keep the steps that they started
/// with.
public sealed interface PlaybookEvent extends ResponseEvent {
  UUID playbook();

  Instant at();

  /// Somebody proposes a version.
  ///
  /// @param key id of the playbook in the pack
  /// @param version 1, 2, 3 …; refused ones count too
  /// @param basedOn written name of the version that it takes the place of
  @WireName("org.aimsledger.incident.playbook-version-proposed.v1")
  record Proposed(
      UUID playbook,
      String key,
      long version,
      String basedOn,
      List<PlaybookStep> steps,
      String proposedBy,
      String reason,
      Instant at)
      implements PlaybookEvent {
    public Proposed {
      steps = List.copyOf(steps);
    }
  }

  /// Somebody else agrees: runs that start from now on use it.
  @WireName("org.aimsledger.incident.playbook-version-approved.v1")
  record Approved(UUID playbook, long version, String approvedBy, Instant at)
      implements PlaybookEvent {}

  /// It was turned down, or taken back.
  @WireName("org.aimsledger.incident.playbook-version-refused.v1")
  record Refused(UUID playbook, long version, String refusedBy, String reason, Instant at)
      implements PlaybookEvent {}
}
