package org.aimsledger.baseline;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// One row a registration. The id comes from the application, so that no round trip asks for it.
@Entity
@Table(name = "baseline_system")
class SystemEntity {
  @Id UUID id;

  String name;
  @Nullable String purpose;

  @Column(name = "intended_use")
  @Nullable String intendedUse;

  @Nullable String owner;
  @Nullable String organisation;
  @Nullable String unit;
  @Nullable String technology;

  @Column(name = "topic_area")
  @Nullable String topicArea;

  @Nullable String sector;
  @Nullable String vendor;
  @Nullable String stage;

  @Column(name = "high_impact")
  @Nullable String highImpact;

  String actor;

  @Column(name = "created_at")
  Instant createdAt;

  @SuppressWarnings("NullAway.Init") // Hibernate fills the fields by reflection
  protected SystemEntity() {}

  SystemEntity(UUID id, SystemBody body, String actor, Instant createdAt) {
    this.id = id;
    this.name = body.name();
    this.purpose = body.purpose();
    this.intendedUse = body.intendedUse();
    this.owner = body.owner();
    this.organisation = body.organisation();
    this.unit = body.unit();
    this.technology = body.technology();
    this.topicArea = body.topicArea();
    this.sector = body.sector();
    this.vendor = body.vendor();
    this.stage = body.stage();
    this.highImpact = body.highImpact();
    this.actor = actor;
    this.createdAt = createdAt;
  }
}
