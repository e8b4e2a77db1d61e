package org.aimsledger.contracts.incident;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.aimsledger.contracts.WireName;
import org.jspecify.annotations.Nullable;

/// One playbook carried out: for an incident, or as a drill. Of an incident each playbook is
/// carried out once.
public sealed interface PlaybookRunEvent extends ResponseEvent {
  UUID run();

  Instant at();

  /// It began.
  ///
  /// @param incident absent for a drill, which belongs to no incident
  /// @param key id of the playbook in the pack
  /// @param version written name of the version whose steps these are
  /// @param trigger what started it: `REPORT/BIAS`, `CAUSE/DRIFT`, `PERSON` or `DRILL`
  /// @param reason the person's reason, or the scenario of a drill
  @WireName("org.aimsledger.incident.playbook-run-started.v1")
  record Started(
      UUID run,
      @Nullable UUID incident,
      boolean drill,
      String key,
      String version,
      List<PlaybookStep> steps,
      String trigger,
      String reason,
      Instant at)
      implements PlaybookRunEvent {
    public Started {
      steps = List.copyOf(steps);
    }
  }

  /// Something else would have started it, had it not been running.
  @WireName("org.aimsledger.incident.playbook-run-called-again.v1")
  record CalledAgain(UUID run, UUID incident, String trigger, Instant at)
      implements PlaybookRunEvent {}

  /// Somebody says what became of a step; a later word takes the place of an earlier one.
  ///
  /// @param note what was done, or why it was not
  @WireName("org.aimsledger.incident.playbook-step-settled.v1")
  record StepSettled(
      UUID run, String step, StepOutcome outcome, String note, String settledBy, Instant at)
      implements PlaybookRunEvent {}

  /// Every step was settled, and somebody says that it is over.
  ///
  /// @param lessons what it showed
  @WireName("org.aimsledger.incident.playbook-run-completed.v1")
  record Completed(UUID run, boolean drill, String lessons, Instant at)
      implements PlaybookRunEvent {}

  /// It was the wrong playbook, or nobody goes on with the drill.
  @WireName("org.aimsledger.incident.playbook-run-abandoned.v1")
  record Abandoned(UUID run, boolean drill, String reason, Instant at)
      implements PlaybookRunEvent {}
}
