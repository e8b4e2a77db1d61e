package org.aimsledger.inventory.provenance;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.aimsledger.contracts.inventory.Stage;
import org.jspecify.annotations.Nullable;

/// Where the fields of one AI system have their values from.
@Entity
@Table(name = "field_provenance")
class ProvenanceRow {
  @Id UUID id;

  long version;
  String name;
  @Nullable String owner;
  @Nullable String organisation;
  @Nullable String unit;

  @Enumerated(EnumType.STRING)
  Stage stage;

  /// See `OriginLines`.
  String[] origins;

  /// Each trait that some field has, alone and behind the field.
  String[] traits;

  @Column(name = "updated_at")
  Instant updatedAt;

  /// For Hibernate, which fills every field afterwards.
  @SuppressWarnings("NullAway.Init")
  protected ProvenanceRow() {}

  ProvenanceRow(UUID id) {
    this();
    this.id = id;
    this.name = "";
    this.stage = Stage.UNKNOWN;
    this.origins = new String[0];
    this.traits = new String[0];
  }
}
