package org.aimsledger.incident.playbookcalls;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.aimsledger.contracts.incident.CauseClass;
import org.jspecify.annotations.Nullable;

/// The cause of one incident, and whether a playbook was called for because of it.
@Entity
@Table(name = "playbook_call")
class PlaybookCallRow {
  /// Id of the incident.
  @Id UUID id;

  @Enumerated(EnumType.STRING)
  @Nullable CauseClass cause;

  /// Triggers that have started something, each in a line.
  String answered;

  /// Whether there is a cause that nothing was started for, in an incident that goes on.
  boolean waiting;

  /// Whether it is over.
  boolean ended;

  @Column(name = "updated_at")
  Instant updatedAt;

  /// For Hibernate.
  @SuppressWarnings("NullAway.Init")
  protected PlaybookCallRow() {}

  PlaybookCallRow(UUID id) {
    this.id = id;
    this.answered = "";
    this.updatedAt = Instant.EPOCH;
  }

  void answer(String trigger) {
    answered = answered + trigger + "\n";
    judge();
  }

  void judge() {
    waiting = !ended && cause != null && !answered.contains("CAUSE/" + cause + "\n");
  }
}
