package org.aimsledger.audit.auditfindinglist;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.aimsledger.contracts.audit.FindingEvent;
import org.aimsledger.contracts.audit.FindingKind;
import org.jspecify.annotations.Nullable;

/// One finding in the list.
@Entity
@Table(name = "finding_list")
class AuditFindingListRow {
  @Id UUID id;

  @Enumerated(EnumType.STRING)
  FindingKind kind;

  String framework;
  String reference;
  String title;
  UUID[] systems;

  /// The corrective actions that answer it.
  UUID[] actions;

  String owner;
  LocalDate due;

  @Enumerated(EnumType.STRING)
  ListedFindingStanding standing;

  @Column(name = "raised_by")
  String raisedBy;

  @Column(name = "raised_at")
  Instant raisedAt;

  @Column(name = "answered_at")
  @Nullable Instant answeredAt;

  @Column(name = "ended_at")
  @Nullable Instant endedAt;

  @Column(name = "updated_at")
  Instant updatedAt;

  /// For Hibernate.
  @SuppressWarnings("NullAway.Init")
  protected AuditFindingListRow() {}

  AuditFindingListRow(FindingEvent.Raised event) {
    this.id = event.finding();
    this.kind = event.kind();
    this.framework = event.requirement().framework();
    this.reference = event.requirement().reference();
    this.title = event.title();
    this.systems = event.systems().toArray(UUID[]::new);
    this.actions = new UUID[0];
    this.owner = event.owner();
    this.due = event.due();
    this.standing = ListedFindingStanding.OPEN;
    this.raisedBy = event.by();
    this.raisedAt = event.at();
    this.updatedAt = event.at();
  }
}
