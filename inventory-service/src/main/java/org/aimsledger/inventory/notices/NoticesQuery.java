package org.aimsledger.inventory.notices;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.UUID;
import org.aimsledger.contracts.inventory.NoticeAudience;
import org.aimsledger.contracts.inventory.NoticeKind;
import org.aimsledger.eventstore.project.ReadModel;
import org.aimsledger.servicekit.paging.Found;
import org.aimsledger.servicekit.paging.RowSelection;
import org.aimsledger.servicekit.paging.Rows;
import org.aimsledger.servicekit.paging.Total;
import org.jspecify.annotations.Nullable;

/// Reads the list of notices.
@ApplicationScoped
class NoticesQuery {
  private final ReadModel views;

  NoticesQuery(ReadModel views) {
    this.views = views;
  }

  /// Which notices a list shows; what is absent lets everything through.
  ///
  /// @param missing a language that they must have and have not
  record Filter(
      @Nullable UUID system,
      @Nullable NoticeKind kind,
      @Nullable NoticeAudience audience,
      NoticesRow.@Nullable Status status,
      @Nullable String missing,
      @Nullable Instant updatedSince) {}

  /// End of the page before.
  record Position(Instant updatedAt, UUID id) {}

  /// Notices in the order of their last change, at most `limit`.
  Uni<Found<NoticesRow>> list(Filter filter, @Nullable Position after, Rows rows) {
    var selection =
        RowSelection.of(NoticesRow.class)
            .whereEqual("system", filter.system())
            .whereEqual("kind", filter.kind())
            .whereEqual("audience", filter.audience())
            .whereEqual("status", filter.status())
            .whereSince("updatedAt", filter.updatedSince())
            .upwards(
                "updatedAt",
                after == null ? null : after.updatedAt(),
                after == null ? null : after.id());
    if (filter.missing() != null) {
      selection.where("array_contains(r.missing, :missing)", "missing", filter.missing());
    }
    return views.query(
        NoticesProjection.NAME, session -> selection.page(session, rows, Total.USUAL));
  }
}
