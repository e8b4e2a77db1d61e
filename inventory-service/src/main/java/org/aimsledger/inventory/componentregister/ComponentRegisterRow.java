package org.aimsledger.inventory.componentregister;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.aimsledger.contracts.inventory.ComponentKind;
import org.jspecify.annotations.Nullable;

/// One component in the register.
@Entity
@Table(name = "component_register")
public class ComponentRegisterRow {
  static final String UNKNOWN = "UNKNOWN";

  @Id UUID id;

  long version;

  @Enumerated(EnumType.STRING)
  ComponentKind kind;

  @Nullable UUID parent;
  @Nullable String label;

  /// The one that is shown and sorted by.
  String name;

  @Column(name = "name_en")
  @Nullable String nameEn;

  @Column(name = "name_zh_hans")
  @Nullable String nameZhHans;

  @Column(name = "name_zh_hant")
  @Nullable String nameZhHant;

  String[] aliases;
  @Nullable String owner;
  @Nullable String unit;
  @Nullable String developer;
  String[] licences;

  @Column(name = "personal_data")
  String personalData = UNKNOWN;

  @Column(name = "sensitive_data")
  String sensitiveData = UNKNOWN;

  @Column(name = "general_purpose")
  String generalPurpose = UNKNOWN;

  String acquisition = UNKNOWN;
  String environment = UNKNOWN;
  String criticality = UNKNOWN;

  @Column(name = "due_diligence")
  String dueDiligence = UNKNOWN;

  @Column(name = "silent_changes")
  long silentChanges;

  boolean retired;

  @Column(name = "external_scope")
  @Nullable String externalScope;

  @Column(name = "external_id")
  @Nullable String externalId;

  @Column(name = "search_text")
  String searchText;

  String[] parts;

  @Column(name = "registered_at")
  Instant registeredAt;

  @Column(name = "updated_at")
  Instant updatedAt;

  /// For Hibernate, which fills every field afterwards.
  @SuppressWarnings("NullAway.Init")
  protected ComponentRegisterRow() {}

  ComponentRegisterRow(UUID id) {
    this();
    this.id = id;
    this.aliases = new String[0];
    this.licences = new String[0];
  }
}
