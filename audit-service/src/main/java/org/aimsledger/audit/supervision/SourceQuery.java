package org.aimsledger.audit.supervision;

import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import org.aimsledger.audit.platform.TrailConfig;
import org.aimsledger.audit.platform.trail.SourceStore;
import org.aimsledger.audit.platform.trail.SourceStore.Alarm;
import org.aimsledger.audit.platform.trail.SourceStore.Density;
import org.aimsledger.servicekit.paging.PageRequest;

/// Lanes and alarms.
@Singleton
class SourceQuery {
  private final SourceStore store;
  private final TrailConfig config;

  SourceQuery(SourceStore store, TrailConfig config) {
    this.store = store;
    this.config = config;
  }

  /// Every lane; there are four a service.
  Uni<List<Density>> density() {
    return store.density();
  }

  /// The same, counted entry by entry; empty while another recount is under way.
  Uni<Optional<List<Density>>> recount() {
    return store.recount(config.recountStretch(), config.recountLimit());
  }

  Uni<List<Alarm>> alarms(PageRequest page) {
    return store.alarms(page.after(), page.rowsToRead());
  }
}
