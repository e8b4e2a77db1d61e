package org.aimsledger.risk.assessmentduties;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.aimsledger.contracts.risk.AssessmentConclusion;
import org.aimsledger.contracts.risk.AssessmentStatus;
import org.aimsledger.contracts.risk.DutyCause;
import org.jspecify.annotations.Nullable;

/// One assessment in the list.
@Entity
@Table(name = "assessment_duties")
class AssessmentDutiesRow {
  /// Where nothing is due: sorts behind everything that is.
  static final LocalDate NEVER = LocalDate.of(9999, 12, 31);

  @Id UUID id;

  long version;
  UUID system;

  @Enumerated(EnumType.STRING)
  AssessmentStatus status;

  /// Names of [DutyCause], as text so that the database can look into the array.
  String[] causes;

  int incidents;
  LocalDate due;

  @Nullable String assessor;
  @Nullable String approver;

  @Enumerated(EnumType.STRING)
  @Nullable AssessmentConclusion conclusion;

  @Column(name = "opened_at")
  Instant openedAt;

  @Column(name = "completed_at")
  @Nullable Instant completedAt;

  @Column(name = "updated_at")
  Instant updatedAt;

  /// For Hibernate.
  @SuppressWarnings("NullAway.Init")
  protected AssessmentDutiesRow() {}

  AssessmentDutiesRow(UUID id, UUID system) {
    this.id = id;
    this.system = system;
    this.status = AssessmentStatus.DUE;
    this.causes = new String[0];
    this.due = NEVER;
    this.openedAt = Instant.EPOCH;
    this.updatedAt = Instant.EPOCH;
  }

  void open(DutyCause cause, LocalDate lastDay, Instant at) {
    status = AssessmentStatus.DUE;
    causes = new String[] {cause.name()};
    due = lastDay;
    openedAt = at;
    assessor = null;
    approver = null;
    conclusion = null;
    completedAt = null;
  }

  void add(DutyCause cause, LocalDate lastDay) {
    causes =
        Stream.concat(Arrays.stream(causes), Stream.of(cause.name()))
            .distinct()
            .sorted()
            .toArray(String[]::new);
    due = lastDay;
  }

  void remove(DutyCause cause) {
    causes =
        Arrays.stream(causes).filter(name -> !name.equals(cause.name())).toArray(String[]::new);
  }

  void withdraw() {
    status = AssessmentStatus.WITHDRAWN;
    causes = new String[0];
    due = NEVER;
    assessor = null;
  }

  List<DutyCause> causeList() {
    return Arrays.stream(causes).map(DutyCause::valueOf).toList();
  }

  /// The query's condition says the same.
  boolean isOverdue(LocalDate today) {
    return status.isOpen() && due.isBefore(today);
  }
}
