package org.aimsledger.inventory.deviations;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.aimsledger.contracts.inventory.Stage;
import org.jspecify.annotations.Nullable;

/// One deviation in the list.
@Entity
@Table(name = "deviations")
class DeviationsRow {
  /// What was decided; that an approval has expired is told by `until`.
  enum Status {
    OPEN,
    APPROVED,
    REFUSED,
    ENDED
  }

  @Id UUID id;

  long version;
  UUID system;

  @Enumerated(EnumType.STRING)
  Stage stage;

  @Column(name = "procedure_version")
  String procedureVersion;

  String requirement;
  String reason;

  @Enumerated(EnumType.STRING)
  Status status;

  /// How long it may be, or while it is open how long was asked for.
  @Column(name = "until")
  Instant until;

  @Column(name = "recorded_by")
  String recordedBy;

  @Nullable String approver;

  @Column(name = "recorded_at")
  Instant recordedAt;

  @Column(name = "updated_at")
  Instant updatedAt;

  /// For Hibernate, which fills every field afterwards.
  @SuppressWarnings("NullAway.Init")
  protected DeviationsRow() {}

  DeviationsRow(UUID id) {
    this();
    this.id = id;
  }
}
