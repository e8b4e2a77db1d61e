package org.aimsledger.incident.suspensionboard;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// One system that one incident takes out of use.
@Entity
@Table(name = "suspension_board")
class SuspensionBoardRow {
  /// Incident and system.
  @Id String id;

  UUID incident;
  UUID system;

  @Enumerated(EnumType.STRING)
  SuspensionStanding standing;

  int attempts;

  @Column(name = "requested_at")
  Instant requestedAt;

  /// When the last request has to be answered; of old records when it was made.
  @Column(name = "answer_due")
  Instant answerDue;

  @Column(name = "answered_at")
  @Nullable Instant answeredAt;

  @Column(name = "ended_at")
  @Nullable Instant endedAt;

  @Column(name = "updated_at")
  Instant updatedAt;

  /// For Hibernate.
  @SuppressWarnings("NullAway.Init")
  protected SuspensionBoardRow() {}

  SuspensionBoardRow(String id, UUID incident, UUID system, Instant at) {
    this.id = id;
    this.incident = incident;
    this.system = system;
    this.standing = SuspensionStanding.REQUESTED;
    this.attempts = 1;
    this.requestedAt = at;
    this.answerDue = at;
    this.updatedAt = at;
  }
}
