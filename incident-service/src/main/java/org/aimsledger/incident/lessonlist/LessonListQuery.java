package org.aimsledger.incident.lessonlist;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.aimsledger.eventstore.project.ReadModel;
import org.aimsledger.servicekit.paging.Found;
import org.aimsledger.servicekit.paging.RowSelection;
import org.aimsledger.servicekit.paging.Rows;
import org.aimsledger.servicekit.paging.Total;
import org.jspecify.annotations.Nullable;

/// Finds lessons, the newest first, and those that wait for a playbook, the oldest first.
@ApplicationScoped
public class LessonListQuery {
  private final ReadModel views;

  LessonListQuery(ReadModel views) {
    this.views = views;
  }

  /// Place in the list: the lesson that a page ended with.
  record Position(Instant learntAt, UUID id) {}

  /// Which lessons; null: no condition.
  record Filter(
      @Nullable UUID incident,
      @Nullable String playbook,
      @Nullable Boolean waiting,
      @Nullable Instant updatedSince) {}

  /// One lesson that waits.
  public record Waiting(UUID incident, UUID lesson, Instant learntAt) {}

  /// Lessons that a playbook does not say yet.
  ///
  /// @param after the last one of the page before
  /// @param limit most lessons
  public Uni<List<Waiting>> waiting(@Nullable Waiting after, int limit) {
    var selection =
        RowSelection.of(LessonListRow.class)
            .where("r.waiting = true")
            .upwards(
                "learntAt",
                after == null ? null : after.learntAt(),
                after == null ? null : after.lesson());
    return views
        .query(LessonListProjection.NAME, session -> selection.rows(session, limit))
        .map(
            rows ->
                rows.stream().map(row -> new Waiting(row.incident, row.id, row.learntAt)).toList());
  }

  Uni<Found<LessonListRow>> find(Filter filter, @Nullable Position after, Rows rows) {
    var selection =
        RowSelection.of(LessonListRow.class)
            .whereEqual("incident", filter.incident())
            .whereEqual("playbook", filter.playbook())
            .whereEqual("waiting", filter.waiting())
            .whereSince("updatedAt", filter.updatedSince())
            .downwards(
                "learntAt",
                after == null ? null : after.learntAt(),
                after == null ? null : after.id());
    return views.query(
        LessonListProjection.NAME, session -> selection.page(session, rows, Total.USUAL));
  }
}
