package org.aimsledger.inventory.changefeed;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// One change.
@Entity
@Table(name = "change_feed")
class ChangeFeedRow {
  /// Of the event.
  @Id UUID id;

  @Column(name = "recorded_at")
  Instant recordedAt;

  String type;

  /// Kind of record that changed: first part of the id of its stream.
  String kind;

  UUID subject;

  /// Version of the record after the change.
  long version;

  /// The AI system that it is about, as far as the event says.
  @Nullable UUID system;

  String actor;

  /// For Hibernate, which fills every field afterwards.
  @SuppressWarnings("NullAway.Init")
  protected ChangeFeedRow() {}

  ChangeFeedRow(UUID id) {
    this();
    this.id = id;
  }
}
