package org.aimsledger.servicekit.paging;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// One page of a list.
///
/// @param total how many there are in all; absent where they were not counted to the end
/// @param totalAtLeast present instead of `total` when there are more than were counted
/// @param nextCursor to be sent as `cursor`; absent on the last page
public record Page<T>(
    List<T> items,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Long total,
    @JsonInclude(JsonInclude.Include.NON_NULL)
        @Schema(
            implementation = Long.class,
            description = "Instead of total: there are more than this many")
        @Nullable Long totalAtLeast,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Schema(implementation = String.class)
        @Nullable String nextCursor) {
  public Page {
    items = List.copyOf(items);
  }

  /// A page of rows that were read with [PageRequest#rowsToRead].
  ///
  /// @param position keyset values of a row
  /// @param item wire form of a row
  public static <R, T> Page<T> of(
      List<R> rows, PageRequest request, Function<R, Cursor> position, Function<R, T> item) {
    var limit = request.limit().value();
    var shown = rows.size() > limit ? rows.subList(0, limit) : rows;
    var next = rows.size() > limit ? position.apply(shown.getLast()).toString() : null;
    return new Page<>(shown.stream().map(item).toList(), null, null, next);
  }

  /// A page of rows whose number in all was counted up to a bound.
  public static <R, T> Page<T> of(
      Found<R> found, PageRequest request, Function<R, Cursor> position, Function<R, T> item) {
    var page = of(found.rows(), request, position, item);
    return found.total().isExact()
        ? page.withTotal(found.total().counted())
        : new Page<>(page.items(), null, (long) found.total().bound(), page.nextCursor());
  }

  /// The same with the number of all rows.
  public Page<T> withTotal(long all) {
    return new Page<>(items, all, null, nextCursor);
  }

  /// 200, with a `Link` to the next page (RFC 8288) when there is one. The link is relative, so it
  /// holds behind a gateway.
  public Response toResponse(UriInfo uri) {
    var response = Response.ok(this);
    if (nextCursor != null) {
      response.header("Link", linkToNext(uri, nextCursor));
    }
    return response.build();
  }

  /// Value of a `Link` header that leads to the page behind a cursor.
  public static String linkToNext(UriInfo uri, String cursor) {
    var next = uri.getRequestUriBuilder().replaceQueryParam("cursor", cursor).build();
    return "<" + next.getRawPath() + "?" + next.getRawQuery() + ">; rel=\"next\"";
  }
}
