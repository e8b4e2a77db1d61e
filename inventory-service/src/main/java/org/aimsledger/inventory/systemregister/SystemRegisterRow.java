package org.aimsledger.inventory.systemregister;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.aimsledger.contracts.inventory.DecisionPart;
import org.aimsledger.contracts.inventory.HighImpact;
import org.aimsledger.contracts.inventory.Offering;
import org.aimsledger.contracts.inventory.Stage;
import org.aimsledger.contracts.inventory.Technology;
import org.jspecify.annotations.Nullable;

/// One AI system in the register.
@Entity
@Table(name = "system_register")
public class SystemRegisterRow {
  @Id UUID id;

  long version;
  String name;

  @Column(name = "name_en")
  @Nullable String nameEn;

  @Column(name = "name_zh_hans")
  @Nullable String nameZhHans;

  @Column(name = "name_zh_hant")
  @Nullable String nameZhHant;

  @Nullable String purpose;
  @Nullable String owner;
  @Nullable String organisation;
  @Nullable String unit;

  @Column(name = "organisation_roles")
  String[] organisationRoles;

  @Enumerated(EnumType.STRING)
  Technology technology;

  @Column(name = "decision_part")
  @Enumerated(EnumType.STRING)
  DecisionPart decisionPart;

  @Enumerated(EnumType.STRING)
  Offering offering;

  @Column(name = "topic_area")
  @Nullable String topicArea;

  @Nullable String sector;
  @Nullable String vendor;

  @Enumerated(EnumType.STRING)
  Stage stage;

  @Column(name = "high_impact")
  @Enumerated(EnumType.STRING)
  HighImpact highImpact;

  boolean suspended;
  String origin;

  @Column(name = "external_scope")
  @Nullable String externalScope;

  @Column(name = "external_id")
  @Nullable String externalId;

  String[] flags;
  String[] aliases;

  @Column(name = "search_text")
  String searchText;

  String[] parts;

  @Column(name = "provider_since")
  @Nullable Instant providerSince;

  @Column(name = "registered_at")
  Instant registeredAt;

  @Column(name = "updated_at")
  Instant updatedAt;

  /// For Hibernate, which fills every field afterwards.
  @SuppressWarnings("NullAway.Init")
  protected SystemRegisterRow() {}

  SystemRegisterRow(UUID id) {
    this();
    this.id = id;
  }
}
