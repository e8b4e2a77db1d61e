package org.aimsledger.incident.exerciselibrary;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.UUID;
import org.aimsledger.eventstore.project.ReadModel;
import org.aimsledger.servicekit.paging.Found;
import org.aimsledger.servicekit.paging.RowSelection;
import org.aimsledger.servicekit.paging.Rows;
import org.aimsledger.servicekit.paging.Total;
import org.jspecify.annotations.Nullable;

/// Finds exercises, by the ids that their sources gave them.
@ApplicationScoped
class ExerciseLibraryQuery {
  private final ReadModel views;

  ExerciseLibraryQuery(ReadModel views) {
    this.views = views;
  }

  /// Place in the list: the exercise that a page ended with.
  record Position(String outsideId, UUID id) {}

  /// Which exercises are asked for; nothing given means any.
  record Wanted(
      @Nullable String technique, @Nullable Boolean happened, @Nullable Instant updatedSince) {}

  /// A page of exercises and how many there are in all.
  Uni<Found<ExerciseLibraryRow>> find(Wanted wanted, @Nullable Position after, Rows rows) {
    var selection =
        RowSelection.of(ExerciseLibraryRow.class)
            .whereEqual("happened", wanted.happened())
            .whereSince("updatedAt", wanted.updatedSince())
            .upwards(
                "outsideId",
                after == null ? null : after.outsideId(),
                after == null ? null : after.id());
    if (wanted.technique() != null) {
      selection.where("array_contains(r.techniques, :technique)", "technique", wanted.technique());
    }
    return views.query(
        ExerciseLibraryProjection.NAME, session -> selection.page(session, rows, Total.USUAL));
  }
}
