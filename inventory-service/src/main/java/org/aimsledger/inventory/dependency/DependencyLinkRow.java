package org.aimsledger.inventory.dependency;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.aimsledger.contracts.inventory.ComponentKind;
import org.aimsledger.contracts.inventory.Confidence;
import org.aimsledger.contracts.inventory.FieldSource;
import org.aimsledger.contracts.inventory.Relation;
import org.jspecify.annotations.Nullable;

/// One link, also one that was taken back.
@Entity
@Table(name = "dependency_link")
public class DependencyLinkRow {
  @Id UUID id;

  long version;

  @Column(name = "from_kind")
  @Enumerated(EnumType.STRING)
  ComponentKind fromKind;

  @Column(name = "from_id")
  UUID fromId;

  @Enumerated(EnumType.STRING)
  Relation relation;

  @Column(name = "to_kind")
  @Enumerated(EnumType.STRING)
  ComponentKind toKind;

  @Column(name = "to_id")
  UUID toId;

  @Enumerated(EnumType.STRING)
  FieldSource source;

  @Enumerated(EnumType.STRING)
  Confidence confidence;

  @Nullable String note;
  boolean active;
  Instant since;

  @Column(name = "removed_at")
  @Nullable Instant removedAt;

  @Column(name = "updated_at")
  Instant updatedAt;

  /// For Hibernate, which fills every field afterwards.
  @SuppressWarnings("NullAway.Init")
  protected DependencyLinkRow() {}

  DependencyLinkRow(UUID id) {
    this();
    this.id = id;
  }
}
