package org.aimsledger.inventory.dependency;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.UUID;
import org.aimsledger.contracts.inventory.ComponentKind;
import org.jspecify.annotations.Nullable;

/// One thing that may depend on others, or be depended on: an AI system or a component.
@Entity
@Table(name = "dependency_node")
public class DependencyNodeRow {
  @Id UUID id;

  @Enumerated(EnumType.STRING)
  ComponentKind kind;

  @Nullable UUID parent;

  /// The one that is shown.
  String name;

  @Nullable String label;

  @Column(name = "name_en")
  @Nullable String nameEn;

  @Column(name = "name_zh_hans")
  @Nullable String nameZhHans;

  @Column(name = "name_zh_hant")
  @Nullable String nameZhHant;

  boolean retired;

  /// For Hibernate, which fills every field afterwards.
  @SuppressWarnings("NullAway.Init")
  protected DependencyNodeRow() {}

  DependencyNodeRow(UUID id, ComponentKind kind, @Nullable UUID parent) {
    this();
    this.id = id;
    this.kind = kind;
    this.parent = parent;
    this.name = "";
  }
}
