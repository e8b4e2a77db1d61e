package org.aimsledger.audit.supervision;

import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.List;
import org.aimsledger.audit.platform.trail.SourceStore;
import org.aimsledger.audit.platform.trail.SourceStore.Alarm;
import org.aimsledger.audit.platform.trail.SourceStore.Density;
import org.aimsledger.servicekit.paging.PageRequest;

/// Lanes and alarms.
@Singleton
class SourceQuery {
  private final SourceStore store;

  SourceQuery(SourceStore store) {
    this.store = store;
  }

  /// Every lane; there are four a service.
  Uni<List<Density>> density() {
    return store.density();
  }

  Uni<List<Alarm>> alarms(PageRequest page) {
    var cursor = page.cursor();
    return store.alarms(cursor == null ? 0 : cursor.ofSize(1).number(0), page.rowsToRead());
  }
}
