package org.aimsledger.servicekit.paging;

import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.QueryParam;
import org.aimsledger.servicekit.paging.Rows.Count;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/// Which page of a list: `@BeanParam PageRequest page`.
///
/// @param limit most rows on the page
/// @param cursor end of the page before; absent for the first
/// @param accept what the client takes: a page, or the whole list as a file
/// @param acceptLanguage what the client reads
public record PageRequest(
    @QueryParam("limit") @DefaultValue(Limit.USUAL) Limit limit,
    @QueryParam("cursor") @Nullable Cursor cursor,
    @Parameter(hidden = true) @HeaderParam("Accept") @Nullable String accept,
    @Parameter(hidden = true) @HeaderParam("Accept-Language") @Nullable String acceptLanguage) {

  /// A page as such.
  public static PageRequest of(Limit limit, @Nullable Cursor cursor) {
    return new PageRequest(limit, cursor, null, null);
  }

  /// The first of the pages that together are the rest of the list from here on.
  public PageRequest whole() {
    return of(new Limit(Limit.HIGHEST, Count.WHOLE), cursor);
  }

  /// One of the pages after it.
  public static PageRequest after(Cursor cursor) {
    return of(new Limit(Limit.HIGHEST, Count.NOT), cursor);
  }

  /// What to read for this page.
  public Rows rows() {
    return new Rows(rowsToRead(), limit.count());
  }

  /// How many rows to read: one more than the page has, to know whether another page follows.
  public int rowsToRead() {
    return limit.value() + 1;
  }

  /// The keyset values behind which the page begins; null: it is the first.
  ///
  /// @param size how many values the list is sorted by
  /// @throws org.aimsledger.servicekit.problem.ProblemException 400 when the cursor is one of
  ///   another list
  public @Nullable Cursor position(int size) {
    return cursor == null ? null : cursor.ofSize(size);
  }

  /// The number before which the page begins, in a list of numbered rows, the greatest first.
  ///
  /// @throws org.aimsledger.servicekit.problem.ProblemException 400 when the cursor is one of
  ///   another list
  public long before() {
    var position = position(1);
    return position == null ? Long.MAX_VALUE : position.number(0);
  }

  /// The number behind which the page begins, in a list whose rows are numbered from 1.
  ///
  /// @throws org.aimsledger.servicekit.problem.ProblemException 400 when the cursor is one of
  ///   another list
  public long after() {
    var position = position(1);
    return position == null ? 0 : position.number(0);
  }
}
