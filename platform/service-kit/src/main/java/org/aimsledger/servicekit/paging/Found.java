package org.aimsledger.servicekit.paging;

import java.util.List;

/// Rows of one page, as [PageRequest#rowsToRead] asked for them, and how many there are in all.
public record Found<R>(List<R> rows, Total total) {
  public Found {
    rows = List.copyOf(rows);
  }
}
