package org.aimsledger.incident.playbookboard;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.aimsledger.incident.platform.RunStanding;
import org.jspecify.annotations.Nullable;

/// One run of a playbook on the board.
@Entity
@Table(name = "playbook_board")
class PlaybookBoardRow {
  @Id UUID id;

  /// Absent for a drill.
  @Nullable UUID incident;

  boolean drill;
  String playbook;
  String version;

  @Enumerated(EnumType.STRING)
  RunStanding standing;

  @Column(name = "started_at")
  Instant startedAt;

  /// When the next open step is due; the end of time where no time is set or none is open.
  @Column(name = "next_due")
  Instant nextDue;

  /// Open steps, as [OpenSteps] writes them.
  @Column(name = "open_steps")
  String openSteps;

  int steps;
  int done;
  int skipped;

  @Column(name = "not_applicable")
  int notApplicable;

  @Column(name = "ended_at")
  @Nullable Instant endedAt;

  @Column(name = "updated_at")
  Instant updatedAt;

  /// For Hibernate.
  @SuppressWarnings("NullAway.Init")
  protected PlaybookBoardRow() {}

  PlaybookBoardRow(
      UUID id, @Nullable UUID incident, String playbook, String version, Instant startedAt) {
    this.id = id;
    this.incident = incident;
    this.drill = incident == null;
    this.playbook = playbook;
    this.version = version;
    this.standing = RunStanding.RUNNING;
    this.startedAt = startedAt;
    this.nextDue = OpenSteps.NEVER;
    this.openSteps = "";
    this.updatedAt = startedAt;
  }

  void remaining(OpenSteps open) {
    openSteps = open.written();
    nextDue = open.nextDue();
  }

  void ends(RunStanding how, Instant at) {
    standing = how;
    endedAt = at;
    nextDue = OpenSteps.NEVER;
  }
}
