package org.aimsledger.incident.playbookcalls;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.aimsledger.contracts.incident.CauseClass;
import org.aimsledger.eventstore.project.ReadModel;
import org.aimsledger.servicekit.paging.RowSelection;
import org.jspecify.annotations.Nullable;

/// Finds incidents whose cause has not started a playbook.
@ApplicationScoped
public class PlaybookCallQuery {
  private final ReadModel views;

  PlaybookCallQuery(ReadModel views) {
    this.views = views;
  }

  /// One incident that waits.
  public record Call(UUID incident, CauseClass cause, Instant updatedAt) {}

  /// Incidents that wait for a playbook.
  ///
  /// @param after the last one of the page before
  /// @param limit most incidents
  public Uni<List<Call>> waiting(@Nullable Call after, int limit) {
    var selection =
        RowSelection.of(PlaybookCallRow.class)
            .where("r.waiting = true")
            .upwards(
                "updatedAt",
                after == null ? null : after.updatedAt(),
                after == null ? null : after.incident());
    return views
        .query(PlaybookCallProjection.NAME, session -> selection.rows(session, limit))
        .map(
            rows ->
                rows.stream()
                    .map(row -> new Call(row.id, Objects.requireNonNull(row.cause), row.updatedAt))
                    .toList());
  }
}
