package org.aimsledger.incident.lessonlist;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.aimsledger.contracts.incident.ReviewEvent;
import org.jspecify.annotations.Nullable;

/// One lesson in the list.
@Entity
@Table(name = "lesson_list")
class LessonListRow {
  @Id UUID id;

  UUID incident;
  String text;

  /// The playbook that has to say it; null: none.
  @Nullable String playbook;

  /// Number of the version that was proposed because of it.
  @Nullable Long version;

  /// Why no version was proposed.
  @Nullable String misfit;

  /// Whether a playbook still has to be given a version.
  boolean waiting;

  @Column(name = "learnt_by")
  String learntBy;

  @Column(name = "learnt_at")
  Instant learntAt;

  @Column(name = "updated_at")
  Instant updatedAt;

  /// For Hibernate.
  @SuppressWarnings("NullAway.Init")
  protected LessonListRow() {}

  LessonListRow(ReviewEvent.LessonLearnt event) {
    var step = event.step();
    this.id = event.lesson();
    this.incident = event.incident();
    this.text = event.text();
    this.playbook = step == null ? null : step.playbook();
    this.waiting = step != null;
    this.learntBy = event.by();
    this.learntAt = event.at();
    this.updatedAt = event.at();
  }
}
