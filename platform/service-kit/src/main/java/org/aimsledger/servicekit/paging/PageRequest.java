package org.aimsledger.servicekit.paging;

import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.QueryParam;
import org.jspecify.annotations.Nullable;

/// Which page of a list: `@BeanParam PageRequest page`.
///
/// @param limit most rows on the page
/// @param cursor end of the page before; absent for the first
public record PageRequest(
    @QueryParam("limit") @DefaultValue(Limit.USUAL) Limit limit,
    @QueryParam("cursor") @Nullable Cursor cursor) {

  /// How many rows to read: one more than the page has, to know whether another page follows.
  public int rowsToRead() {
    return limit.value() + 1;
  }

  /// The number behind which the page begins, in a list whose rows are numbered from 1.
  ///
  /// @throws org.aimsledger.servicekit.problem.ProblemException 400 when the cursor is one of
  ///   another list
  public long after() {
    return cursor == null ? 0 : cursor.ofSize(1).number(0);
  }
}
