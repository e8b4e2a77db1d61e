package org.aimsledger.incident.exerciselibrary;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// One exercise in the list.
@Entity
@Table(name = "exercise_library")
class ExerciseLibraryRow {
  @Id UUID id;

  String pack;

  @Column(name = "outside_id")
  String outsideId;

  String title;

  boolean happened;

  /// ISO 8601, as exact as it was given.
  @Column(name = "occurred_on")
  @Nullable String occurredOn;

  int steps;

  /// Ids of techniques, each once.
  String[] techniques;

  @Column(name = "updated_at")
  Instant updatedAt;

  @Column(name = "stream_version")
  long streamVersion;

  /// For Hibernate.
  @SuppressWarnings("NullAway.Init")
  protected ExerciseLibraryRow() {}

  ExerciseLibraryRow(UUID id, String outsideId, Instant at) {
    this.id = id;
    this.outsideId = outsideId;
    this.pack = "";
    this.title = "";
    this.techniques = new String[0];
    this.updatedAt = at;
  }
}
