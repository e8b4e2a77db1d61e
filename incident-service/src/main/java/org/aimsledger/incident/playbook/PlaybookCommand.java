package org.aimsledger.incident.playbook;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.aimsledger.contracts.incident.PlaybookStep;
import org.aimsledger.incident.platform.PersonId;
import org.aimsledger.incident.platform.Reason;

/// What can be ordered. `at` is the time of the decision.
public sealed interface PlaybookCommand {
  int MOST_STEPS = 30;

  /// Longest text of a step: three languages of all steps fit into one event, also in Chinese.
  int LONGEST_TEXT = 160;

  UUID playbook();

  /// Propose the whole list of steps.
  ///
  /// @param key id in the pack
  record Propose(
      UUID playbook, String key, List<PlaybookStep> steps, Reason reason, PersonId by, Instant at)
      implements PlaybookCommand {
    public Propose {
      steps = List.copyOf(steps);
    }
  }

  /// Puts the proposed version into force.
  ///
  /// @param version the one that was read
  record Approve(UUID playbook, long version, PersonId by, Instant at) implements PlaybookCommand {}

  record Refuse(UUID playbook, long version, Reason reason, PersonId by, Instant at)
      implements PlaybookCommand {}
}
