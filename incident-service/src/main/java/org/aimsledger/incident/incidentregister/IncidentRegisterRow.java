package org.aimsledger.incident.incidentregister;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.aimsledger.contracts.incident.CauseClass;
import org.aimsledger.contracts.incident.IncidentKind;
import org.aimsledger.contracts.incident.IncidentOrigin;
import org.aimsledger.contracts.incident.IncidentStatus;
import org.aimsledger.contracts.incident.OecdSeverity;
import org.aimsledger.contracts.incident.Severity;
import org.jspecify.annotations.Nullable;

/// One incident in the list. The three lists of contained systems are what is needed to know the
/// status; a system is in at most one of them.
@Entity
@Table(name = "incident_register")
class IncidentRegisterRow {
  @Id UUID id;

  String title;

  @Enumerated(EnumType.STRING)
  IncidentStatus status;

  @Enumerated(EnumType.STRING)
  IncidentOrigin origin;

  @Nullable UUID report;

  @Enumerated(EnumType.STRING)
  @Nullable IncidentKind kind;

  @Enumerated(EnumType.STRING)
  @Nullable Severity severity;

  @Enumerated(EnumType.STRING)
  @Column(name = "oecd_severity")
  @Nullable OecdSeverity oecdSeverity;

  @Enumerated(EnumType.STRING)
  @Nullable CauseClass cause;

  UUID[] systems;

  @Column(name = "containment_requested")
  UUID[] containmentRequested;

  @Column(name = "containment_suspended")
  UUID[] containmentSuspended;

  @Column(name = "containment_released")
  UUID[] containmentReleased;

  /// Each a [ClassificationText].
  String[] classifications;

  /// Each a [LinkText].
  String[] links;

  @Nullable String responder;
  @Nullable String commander;

  @Column(name = "merged_into")
  @Nullable UUID mergedInto;

  @Column(name = "occurred_at")
  @Nullable Instant occurredAt;

  @Column(name = "raised_at")
  Instant raisedAt;

  @Column(name = "aware_at")
  @Nullable Instant awareAt;

  @Column(name = "acknowledged_at")
  @Nullable Instant acknowledgedAt;

  @Column(name = "triaged_at")
  @Nullable Instant triagedAt;

  @Column(name = "contained_at")
  @Nullable Instant containedAt;

  @Column(name = "resolved_at")
  @Nullable Instant resolvedAt;

  @Column(name = "closed_at")
  @Nullable Instant closedAt;

  @Column(name = "updated_at")
  Instant updatedAt;

  /// Number of events it was made from; the same number as in the ETag of the incident.
  @Column(name = "stream_version")
  long streamVersion;

  /// For Hibernate.
  @SuppressWarnings("NullAway.Init")
  protected IncidentRegisterRow() {}

  IncidentRegisterRow(
      UUID id,
      String title,
      IncidentOrigin origin,
      @Nullable UUID report,
      UUID[] systems,
      @Nullable Instant occurredAt,
      Instant raisedAt) {
    this.id = id;
    this.title = title;
    this.status = IncidentStatus.REPORTED;
    this.origin = origin;
    this.report = report;
    this.systems = systems.clone();
    this.containmentRequested = new UUID[0];
    this.containmentSuspended = new UUID[0];
    this.containmentReleased = new UUID[0];
    this.classifications = new String[0];
    this.links = new String[0];
    this.occurredAt = occurredAt;
    this.raisedAt = raisedAt;
    this.updatedAt = raisedAt;
  }
}
