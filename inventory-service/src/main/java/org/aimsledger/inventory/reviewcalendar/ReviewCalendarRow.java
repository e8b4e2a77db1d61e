package org.aimsledger.inventory.reviewcalendar;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.aimsledger.contracts.inventory.ReviewReminder;
import org.jspecify.annotations.Nullable;

/// The next review of one system.
@Entity
@Table(name = "review_calendar")
public class ReviewCalendarRow {
  /// Of the system.
  @Id UUID id;

  long version;
  LocalDate due;
  String reason;

  @Enumerated(EnumType.STRING)
  @Nullable ReviewReminder reminded;

  @Column(name = "updated_at")
  Instant updatedAt;

  /// For Hibernate, which fills every field afterwards.
  @SuppressWarnings("NullAway.Init")
  protected ReviewCalendarRow() {}

  ReviewCalendarRow(UUID id) {
    this();
    this.id = id;
  }
}
