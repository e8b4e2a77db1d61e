package org.aimsledger.inventory.coverage;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.aimsledger.contracts.inventory.HighImpact;
import org.aimsledger.contracts.inventory.RiskClass;
import org.aimsledger.contracts.inventory.Stage;
import org.jspecify.annotations.Nullable;

/// What is known of one AI system, measure by measure.
@Entity
@Table(name = "coverage")
class CoverageRow {
  @Id UUID id;

  String name;
  @Nullable String owner;
  @Nullable String organisation;
  @Nullable String unit;
  @Nullable String vendor;

  @Enumerated(EnumType.STRING)
  Stage stage;

  @Column(name = "high_impact")
  @Enumerated(EnumType.STRING)
  HighImpact highImpact;

  @Column(name = "risk_class")
  @Enumerated(EnumType.STRING)
  @Nullable RiskClass riskClass;

  /// Whether the system itself was read already, and not only what is said of it elsewhere.
  boolean registered;

  /// What the answers are made of.
  String[] facts;

  String[] answers;

  @Column(name = "updated_at")
  Instant updatedAt;

  /// For Hibernate, which fills every field afterwards.
  @SuppressWarnings("NullAway.Init")
  protected CoverageRow() {}

  /// A system of which nothing was read yet.
  CoverageRow(UUID id) {
    this.id = id;
    this.name = "";
    this.stage = Stage.UNKNOWN;
    this.highImpact = HighImpact.UNKNOWN;
    this.facts = new String[0];
    this.answers = new String[0];
    this.updatedAt = Instant.EPOCH;
  }
}
