package org.aimsledger.inventory.changefeed;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.aimsledger.eventstore.project.ReadModel;
import org.aimsledger.servicekit.paging.RowSelection;
import org.jspecify.annotations.Nullable;

/// Reads what changed.
@ApplicationScoped
class ChangeFeedQuery {
  private final ReadModel views;

  ChangeFeedQuery(ReadModel views) {
    this.views = views;
  }

  /// Which changes are asked for; what is absent or empty lets everything through.
  ///
  /// @param kinds of records
  /// @param system about which the change, or the first event of the record, is
  record Filter(
      @Nullable Instant since,
      Set<String> kinds,
      @Nullable UUID system,
      @Nullable UUID subject,
      @Nullable String actor) {
    Filter {
      kinds = Set.copyOf(kinds);
    }
  }

  /// End of the page before.
  record Position(Instant recordedAt, UUID id) {}

  /// Changes in the order in which they were recorded, at most `limit`.
  Uni<List<ChangeFeedRow>> list(Filter filter, @Nullable Position after, int limit) {
    var selection =
        RowSelection.of(ChangeFeedRow.class)
            .whereSince("recordedAt", filter.since())
            .whereEqual("subject", filter.subject())
            .whereEqual("actor", filter.actor())
            .upwards(
                "recordedAt",
                after == null ? null : after.recordedAt(),
                after == null ? null : after.id());
    if (filter.kinds().size() == 1) {
      // Equality and not a list of one: then the index of the kind gives the order, too.
      selection.whereEqual("kind", filter.kinds().iterator().next());
    } else if (!filter.kinds().isEmpty()) {
      selection.where("r.kind in :kinds", "kinds", filter.kinds());
    }
    if (filter.system() != null) {
      // Later events of a record don't repeat which system it is about.
      selection.where(
          "r.subject in (select s.subject from ChangeFeedRow s where s.system = :system)",
          "system",
          filter.system());
    }
    return views.query(ChangeFeedProjection.NAME, session -> selection.rows(session, limit));
  }
}
