package org.aimsledger.incident.containmentboard;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.aimsledger.contracts.incident.ContainmentActionEvent.Requested;
import org.aimsledger.contracts.incident.ContainmentMeasure;
import org.jspecify.annotations.Nullable;

/// One measure on the board.
@Entity
@Table(name = "containment_board")
class ContainmentBoardRow {
  @Id UUID id;

  UUID incident;
  UUID system;

  @Enumerated(EnumType.STRING)
  ContainmentMeasure measure;

  @Nullable String target;

  @Enumerated(EnumType.STRING)
  ActionStanding standing;

  int attempts;

  @Column(name = "requested_at")
  Instant requestedAt;

  @Column(name = "answer_due")
  Instant answerDue;

  @Column(name = "ended_at")
  @Nullable Instant endedAt;

  @Column(name = "updated_at")
  Instant updatedAt;

  /// For Hibernate.
  @SuppressWarnings("NullAway.Init")
  protected ContainmentBoardRow() {}

  ContainmentBoardRow(Requested event) {
    this.id = event.action();
    this.incident = event.incident();
    this.system = event.system();
    this.measure = event.measure();
    this.target = event.target();
    this.standing = ActionStanding.REQUESTED;
    this.attempts = 1;
    this.requestedAt = event.at();
    this.answerDue = event.answerDue();
    this.updatedAt = event.at();
  }

  void ends(ActionStanding how, Instant at) {
    standing = how;
    endedAt = at;
  }
}
