package org.aimsledger.audit.exportregister;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.aimsledger.eventstore.project.ReadModel;
import org.aimsledger.servicekit.paging.PageRequest;
import org.aimsledger.servicekit.paging.RowSelection;
import org.jspecify.annotations.Nullable;

/// Finds exports, newest first.
@ApplicationScoped
class ExportRegisterQuery {
  private final ReadModel views;

  ExportRegisterQuery(ReadModel views) {
    this.views = views;
  }

  /// @param subject only exports about it; absent means all
  Uni<List<ExportRegisterRow>> find(@Nullable String subject, PageRequest page) {
    var cursor = page.position(2);
    var selection =
        RowSelection.of(ExportRegisterRow.class)
            .whereEqual("subject", subject)
            .downwards(
                "requestedAt",
                cursor == null ? null : cursor.instant(0),
                cursor == null ? null : cursor.uuid(1));
    return views.query(
        ExportRegisterProjection.NAME, session -> selection.rows(session, page.rowsToRead()));
  }
}
