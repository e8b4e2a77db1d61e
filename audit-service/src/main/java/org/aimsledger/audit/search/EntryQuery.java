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
    var cursor = page.cursor();
    return switch (order) {
      case ASC ->
          entries.search(
              search, cursor == null ? 0 : cursor.ofSize(1).number(0) + 1, page.rowsToRead());
      case DESC ->
          entries.searchBackwards(
              search,
              cursor == null ? Long.MAX_VALUE : cursor.ofSize(1).number(0),
              page.rowsToRead());
    };
  }
}
