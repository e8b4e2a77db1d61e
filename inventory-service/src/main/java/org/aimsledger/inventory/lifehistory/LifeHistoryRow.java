package org.aimsledger.inventory.lifehistory;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// One event in the life of a system.
@Entity
@Table(name = "life_history")
class LifeHistoryRow {
  /// Of the event.
  @Id UUID id;

  UUID system;
  String type;
  String stream;

  @Column(name = "stream_version")
  long streamVersion;

  @Nullable String detail;
  String actor;
  String correlation;

  @Column(name = "recorded_at")
  Instant recordedAt;

  /// For Hibernate, which fills every field afterwards.
  @SuppressWarnings("NullAway.Init")
  protected LifeHistoryRow() {}

  LifeHistoryRow(UUID id) {
    this();
    this.id = id;
  }
}
