package org.aimsledger.incident.playbook;

import java.util.List;
import org.aimsledger.contracts.incident.PlaybookStep;
import org.jspecify.annotations.Nullable;

/// How an organisation has adapted one playbook.
public sealed interface Playbook {

  /// As the pack has it.
  record Absent() implements Playbook {}

  /// Somebody has proposed a version at least once.
  ///
  /// @param last number of the last version that was proposed
  /// @param inForce the approved one; null: still as the pack has it
  /// @param proposal the one that waits for a second person
  record Adapted(String key, long last, @Nullable Version inForce, @Nullable Proposal proposal)
      implements Playbook {}

  record Version(long number, List<PlaybookStep> steps, String approvedBy) {
    public Version {
      steps = List.copyOf(steps);
    }

    String name() {
      return "own@" + number;
    }
  }

  record Proposal(
      long number, String basedOn, List<PlaybookStep> steps, String proposedBy, String reason) {
    public Proposal {
      steps = List.copyOf(steps);
    }
  }
}
