package org.aimsledger.incident.containmentboard;

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

/// Finds measures, those whose answer is due first.
@ApplicationScoped
public class ContainmentBoardQuery {
  private final ReadModel views;

  ContainmentBoardQuery(ReadModel views) {
    this.views = views;
  }

  /// Place in the list: the measure that a page ended with.
  public record Position(Instant answerDue, UUID id) {}

  /// A request that was not answered in time.
  public record Unanswered(UUID incident, UUID action, Instant answerDue) {}

  Uni<Found<ContainmentBoardRow>> find(
      @Nullable UUID system,
      @Nullable ActionStanding standing,
      @Nullable Instant updatedSince,
      @Nullable Position after,
      Rows rows) {
    var selection =
        RowSelection.of(ContainmentBoardRow.class)
            .whereEqual("system", system)
            .whereEqual("standing", standing)
            .whereSince("updatedAt", updatedSince)
            .upwards(
                "answerDue",
                after == null ? null : after.answerDue(),
                after == null ? null : after.id());
    return views.query(
        ContainmentBoardProjection.NAME, session -> selection.page(session, rows, Total.USUAL));
  }

  /// Requests whose answer was due before a time.
  ///
  /// @param limit most measures
  public Uni<List<Unanswered>> unanswered(Instant before, @Nullable Position after, int limit) {
    var selection =
        RowSelection.of(ContainmentBoardRow.class)
            .where("r.standing = :requested", "requested", ActionStanding.REQUESTED)
            .where("r.answerDue < :before", "before", before)
            .upwards(
                "answerDue",
                after == null ? null : after.answerDue(),
                after == null ? null : after.id());
    return views
        .query(ContainmentBoardProjection.NAME, session -> selection.rows(session, limit))
        .map(
            rows ->
                rows.stream()
                    .map(row -> new Unanswered(row.incident, row.id, row.answerDue))
                    .toList());
  }
}
