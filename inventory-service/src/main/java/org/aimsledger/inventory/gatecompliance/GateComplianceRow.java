package org.aimsledger.inventory.gatecompliance;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.aimsledger.contracts.inventory.GateTier;
import org.aimsledger.contracts.inventory.Stage;
import org.jspecify.annotations.Nullable;

/// How one system stands at its gates.
@Entity
@Table(name = "gate_compliance")
public class GateComplianceRow {
  /// How it stands.
  public enum Standing {
    /// Nothing is asked of it: it is not in use, or its gates are not kept.
    NOT_ASKED,
    IN_COMPLIANCE,
    OUT_OF_COMPLIANCE
  }

  @Id UUID id;

  String name;
  @Nullable String owner;

  @Enumerated(EnumType.STRING)
  Stage stage;

  boolean governed;

  @Enumerated(EnumType.STRING)
  @Nullable GateTier tier;

  @Enumerated(EnumType.STRING)
  Standing standing;

  /// Gate, fact or nothing, and reason, joined by colons.
  String[] lapses;

  @Column(name = "compliant_until")
  @Nullable Instant compliantUntil;

  Instant since;
  @Nullable UUID pending;

  @Column(name = "change_report")
  @Nullable UUID changeReport;

  @Column(name = "change_kind")
  @Nullable String changeKind;

  @Column(name = "change_at")
  @Nullable Instant changeAt;

  @Column(name = "updated_at")
  Instant updatedAt;

  /// For Hibernate, which fills every field afterwards.
  @SuppressWarnings("NullAway.Init")
  protected GateComplianceRow() {}

  GateComplianceRow(UUID id, Instant at) {
    this.id = id;
    this.name = "";
    this.stage = Stage.UNKNOWN;
    this.standing = Standing.NOT_ASKED;
    this.lapses = new String[0];
    this.since = at;
    this.updatedAt = at;
  }
}
