package org.aimsledger.contracts.inventory;

import java.util.List;

/// Who sees a filter beside the person who keeps it.
///
/// @param everybody whatever unit they belong to
/// @param units those of the organisation whose people see it; none where everybody does
public record FilterAudience(boolean everybody, List<String> units) {
  public FilterAudience {
    units = List.copyOf(units);
  }
}
