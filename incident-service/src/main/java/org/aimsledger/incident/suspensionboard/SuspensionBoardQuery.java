package org.aimsledger.incident.suspensionboard;

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

/// Finds systems that incidents take out of use, those whose answer is due first.
@ApplicationScoped
public class SuspensionBoardQuery {
  private final ReadModel views;

  SuspensionBoardQuery(ReadModel views) {
    this.views = views;
  }

  /// Place in the list: the row that a page ended with.
  public record Position(Instant answerDue, String id) {}

  /// A request that was not answered in time.
  public record Unanswered(UUID incident, String id, Instant answerDue) {}

  Uni<Found<SuspensionBoardRow>> find(
      @Nullable UUID incident,
      @Nullable UUID system,
      @Nullable SuspensionStanding standing,
      @Nullable Instant updatedSince,
      @Nullable Position after,
      Rows rows) {
    var selection =
        RowSelection.of(SuspensionBoardRow.class)
            .whereEqual("incident", incident)
            .whereEqual("system", system)
            .whereEqual("standing", standing)
            .whereSince("updatedAt", updatedSince)
            .upwards(
                "answerDue",
                after == null ? null : after.answerDue(),
                after == null ? null : after.id());
    return views.query(
        SuspensionBoardProjection.NAME, session -> selection.page(session, rows, Total.USUAL));
  }

  /// Requests whose answer was due before a time.
  ///
  /// @param limit most requests
  public Uni<List<Unanswered>> unanswered(Instant before, @Nullable Position after, int limit) {
    var selection =
        RowSelection.of(SuspensionBoardRow.class)
            .where("r.standing = :requested", "requested", SuspensionStanding.REQUESTED)
            .where("r.answerDue < :before", "before", before)
            .upwards(
                "answerDue",
                after == null ? null : after.answerDue(),
                after == null ? null : after.id());
    return views
        .query(SuspensionBoardProjection.NAME, session -> selection.rows(session, limit))
        .map(
            rows ->
                rows.stream()
                    .map(row -> new Unanswered(row.incident, row.id, row.answerDue))
                    .toList());
  }
}
