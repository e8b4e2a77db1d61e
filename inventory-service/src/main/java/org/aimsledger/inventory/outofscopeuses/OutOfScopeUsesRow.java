package org.aimsledger.inventory.outofscopeuses;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.aimsledger.contracts.inventory.UseDecision;
import org.jspecify.annotations.Nullable;

/// One reported use in the list.
@Entity
@Table(name = "out_of_scope_uses")
class OutOfScopeUsesRow {
  /// Where it stands.
  enum Status {
    /// To be decided.
    OPEN,
    /// Decided, and something has to be done.
    TO_FOLLOW_UP,
    CLOSED
  }

  @Id UUID id;

  long version;
  UUID system;
  String description;
  String reporter;
  @Nullable UUID report;

  @Enumerated(EnumType.STRING)
  Status status;

  @Enumerated(EnumType.STRING)
  @Nullable UseDecision decision;

  @Column(name = "follow_up")
  @Nullable String followUp;

  @Column(name = "reported_at")
  Instant reportedAt;

  @Column(name = "updated_at")
  Instant updatedAt;

  /// For Hibernate, which fills every field afterwards.
  @SuppressWarnings("NullAway.Init")
  protected OutOfScopeUsesRow() {}

  OutOfScopeUsesRow(UUID id) {
    this();
    this.id = id;
  }
}
