package org.aimsledger.risk.riskregister;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.aimsledger.contracts.risk.AffectedLevel;
import org.aimsledger.contracts.risk.CauseFamily;
import org.aimsledger.contracts.risk.RiskEvent;
import org.aimsledger.contracts.risk.RiskStatus;
import org.aimsledger.contracts.risk.TreatmentOption;
import org.jspecify.annotations.Nullable;

/// One risk in the list. A level is an id of the criteria it was rated with, [#NOT_ESTIMABLE], or
/// absent: not rated.
@Entity
@Table(name = "risk_register")
class RiskRegisterRow {
  static final String NOT_ESTIMABLE = "NOT_ESTIMABLE";

  @Id UUID id;

  long version;

  @Nullable UUID system;

  String title;
  String source;

  @Enumerated(EnumType.STRING)
  CauseFamily cause;

  @Enumerated(EnumType.STRING)
  AffectedLevel affects;

  String owner;

  @Enumerated(EnumType.STRING)
  RiskStatus status;

  @Column(name = "inherent_level")
  @Nullable String inherentLevel;

  @Column(name = "residual_level")
  @Nullable String residualLevel;

  @Column(name = "target_level")
  @Nullable String targetLevel;

  @Nullable String level;

  @Enumerated(EnumType.STRING)
  @Column(name = "treatment_option")
  @Nullable TreatmentOption treatmentOption;

  @Column(name = "treatment_due")
  @Nullable LocalDate treatmentDue;

  @Column(name = "treatment_completed")
  boolean treatmentCompleted;

  @Column(name = "accepted_until")
  @Nullable LocalDate acceptedUntil;

  @Column(name = "identified_at")
  Instant identifiedAt;

  @Column(name = "updated_at")
  Instant updatedAt;

  /// For Hibernate.
  @SuppressWarnings("NullAway.Init")
  protected RiskRegisterRow() {}

  RiskRegisterRow(RiskEvent.Identified event, long version, Instant recordedAt) {
    this.id = event.risk();
    this.version = version;
    this.system = event.system();
    this.title = event.title();
    this.source = event.source();
    this.cause = event.cause();
    this.affects = event.affects();
    this.owner = event.owner();
    this.status = RiskStatus.OPEN;
    this.identifiedAt = event.at();
    this.updatedAt = recordedAt;
  }

  /// A treatment that should be done by now, or an acceptance that has run out. The query's
  /// condition says the same.
  boolean isOverdue(LocalDate today) {
    return switch (status) {
      case OPEN -> !treatmentCompleted && treatmentDue != null && treatmentDue.isBefore(today);
      case ACCEPTED -> acceptedUntil != null && acceptedUntil.isBefore(today);
      case CLOSED -> false;
    };
  }
}
