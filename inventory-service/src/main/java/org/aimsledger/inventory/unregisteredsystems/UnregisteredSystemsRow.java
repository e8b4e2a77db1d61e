package org.aimsledger.inventory.unregisteredsystems;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// One finding in the list.
@Entity
@Table(name = "unregistered_systems")
public class UnregisteredSystemsRow {
  /// Where a finding stands.
  public enum Status {
    OPEN,
    LINKED,
    REGISTERED,
    DISMISSED
  }

  @Id UUID id;

  long version;
  String name;

  @Column(name = "external_scope")
  @Nullable String externalScope;

  @Column(name = "external_id")
  @Nullable String externalId;

  String reporter;
  String type;

  @Enumerated(EnumType.STRING)
  Status status;

  @Nullable UUID system;
  @Nullable String reason;

  @Column(name = "reported_at")
  Instant reportedAt;

  @Column(name = "updated_at")
  Instant updatedAt;

  /// For Hibernate, which fills every field afterwards.
  @SuppressWarnings("NullAway.Init")
  protected UnregisteredSystemsRow() {}

  UnregisteredSystemsRow(UUID id) {
    this();
    this.id = id;
  }
}
