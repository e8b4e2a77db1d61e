package org.aimsledger.inventory.reviewcalendar;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.aimsledger.contracts.inventory.ReviewReminder;
import org.aimsledger.eventstore.project.ReadModel;
import org.aimsledger.servicekit.paging.Found;
import org.aimsledger.servicekit.paging.RowSelection;
import org.aimsledger.servicekit.paging.Rows;
import org.aimsledger.servicekit.paging.Total;
import org.jspecify.annotations.Nullable;

/// Reads the calendar of reviews.
@ApplicationScoped
public class ReviewCalendarQuery {
  private final ReadModel views;

  ReviewCalendarQuery(ReadModel views) {
    this.views = views;
  }

  /// End of the page before.
  public record Position(LocalDate due, UUID system) {}

  /// A system whose owner may have to be told.
  public record Waiting(UUID system, LocalDate due) {}

  /// Reviews by their date, at most `limit`.
  ///
  /// @param until the last date
  Uni<Found<ReviewCalendarRow>> list(
      @Nullable LocalDate until, @Nullable Position after, Rows rows) {
    var selection =
        RowSelection.of(ReviewCalendarRow.class)
            .upwards(
                "due", after == null ? null : after.due(), after == null ? null : after.system());
    if (until != null) {
      selection.where("r.due <= :until", "until", until);
    }
    return views.query(
        ReviewCalendarProjection.NAME, session -> selection.page(session, rows, Total.USUAL));
  }

  /// Reviews of which something more urgent can be said than was said, by their date.
  ///
  /// @param horizon last date of which anything is said
  public Uni<List<Waiting>> waiting(
      LocalDate today, LocalDate horizon, @Nullable Position after, int limit) {
    var selection =
        RowSelection.of(ReviewCalendarRow.class)
            .where("r.due <= :horizon", "horizon", horizon)
            .where(
                "(r.reminded is null or (r.due <= :today and r.reminded = :before)"
                    + " or (r.due < :today and r.reminded <> :overdue))")
            .with("today", today)
            .with("before", ReviewReminder.BEFORE_DUE)
            .with("overdue", ReviewReminder.OVERDUE)
            .upwards(
                "due", after == null ? null : after.due(), after == null ? null : after.system());
    return views
        .query(ReviewCalendarProjection.NAME, session -> selection.rows(session, limit))
        .map(rows -> rows.stream().map(row -> new Waiting(row.id, row.due)).toList());
  }
}
