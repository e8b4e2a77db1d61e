package org.aimsledger.audit.exportregister;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.aimsledger.eventstore.project.ReadModel;
import org.aimsledger.servicekit.paging.PageRequest;
import org.jspecify.annotations.Nullable;

/// Finds exports, newest first.
@ApplicationScoped
class ExportRegisterQuery {
  private final ReadModel views;

  ExportRegisterQuery(ReadModel views) {
    this.views = views;
  }

  /// @param subject only exports about it; absent means all
  Uni<List<ExportRegisterRow>> find(@Nullable UUID subject, PageRequest page) {
    return views.query(
        ExportRegisterProjection.NAME,
        session -> {
          var cursor = page.cursor();
          var query =
              session.createSelectionQuery(
                  "from ExportRegisterRow r where 1 = 1"
                      + (subject == null ? "" : " and r.subject = :subject")
                      + (cursor == null
                          ? ""
                          : " and (r.requestedAt < :at or (r.requestedAt = :at and r.id < :id))")
                      + " order by r.requestedAt desc, r.id desc",
                  ExportRegisterRow.class);
          if (subject != null) {
            query.setParameter("subject", subject);
          }
          if (cursor != null) {
            query
                .setParameter("at", cursor.ofSize(2).instant(0))
                .setParameter("id", cursor.uuid(1));
          }
          return query.setMaxResults(page.rowsToRead()).getResultList();
        });
  }
}
