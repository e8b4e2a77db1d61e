package org.aimsledger.audit.search;

import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.List;
import org.aimsledger.audit.platform.trail.EntrySearch;
import org.aimsledger.audit.platform.trail.EntryStore;
import org.aimsledger.audit.platform.trail.TrailEntry;
import org.aimsledger.servicekit.paging.PageRequest;

/// Pages of entries.
@Singleton
class EntryQuery {
  private final EntryStore entries;

  EntryQuery(EntryStore entries) {
    this.entries = entries;
  }

  Uni<List<TrailEntry>> page(EntrySearch search, Direction order, PageRequest page) {
    return switch (order) {
      case ASC ->
          entries.search(
              // Entries are numbered from 0.
              search, page.cursor() == null ? 0 : page.after() + 1, page.rowsToRead());
      case DESC -> entries.searchBackwards(search, page.before(), page.rowsToRead());
    };
  }
}
