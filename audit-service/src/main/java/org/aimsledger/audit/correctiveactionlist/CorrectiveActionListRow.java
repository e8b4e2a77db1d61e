package org.aimsledger.audit.correctiveactionlist;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.aimsledger.contracts.audit.CorrectiveActionEvent;
import org.jspecify.annotations.Nullable;

/// One corrective action in the list.
@Entity
@Table(name = "corrective_action_list")
class CorrectiveActionListRow {
  @Id UUID id;

  @Nullable UUID incident;

  UUID[] systems;

  String title;
  String owner;
  LocalDate due;

  @Enumerated(EnumType.STRING)
  ListedStanding standing;

  /// How often somebody found that it does not help.
  int ineffective;

  @Column(name = "opened_at")
  Instant openedAt;

  @Column(name = "done_at")
  @Nullable Instant doneAt;

  @Column(name = "ended_at")
  @Nullable Instant endedAt;

  @Column(name = "updated_at")
  Instant updatedAt;

  /// For Hibernate.
  @SuppressWarnings("NullAway.Init")
  protected CorrectiveActionListRow() {}

  CorrectiveActionListRow(CorrectiveActionEvent.Opened event) {
    this.id = event.action();
    this.incident = event.incident();
    this.systems = event.systems().toArray(UUID[]::new);
    this.title = event.title();
    this.owner = event.owner();
    this.due = event.due();
    this.standing = ListedStanding.OPEN;
    this.openedAt = event.at();
    this.updatedAt = event.at();
  }
}
