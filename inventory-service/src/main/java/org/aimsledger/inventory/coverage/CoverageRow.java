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

  /// What the answers are made of.
  String[] facts;

  String[] answers;

  @Column(name = "updated_at")
  Instant updatedAt;

  /// For Hibernate, which fills every field afterwards.
  @SuppressWarnings("NullAway.Init")
  protected CoverageRow() {}

  CoverageRow(UUID id, String name, Stage stage, HighImpact highImpact) {
    this.id = id;
    this.name = name;
    this.stage = stage;
    this.highImpact = highImpact;
    this.facts = new String[0];
    this.answers = new String[0];
    this.updatedAt = Instant.EPOCH;
  }
}
