package org.aimsledger.servicekit.export;

import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import org.aimsledger.servicekit.paging.Cursor;
import org.aimsledger.servicekit.paging.Page;
import org.aimsledger.servicekit.paging.PageRequest;
import org.jspecify.annotations.Nullable;

/// Answers for a list: a page of it, or the whole of it as a file, as the client accepts.
///
/// The method of the resource says `@Produces({MediaType.APPLICATION_JSON, Listing.CSV,
/// Listing.XLSX, Listing.ROWS})`, the page first: it is what a client gets that accepts everything.
public final class Listing {
  /// RFC 4180, UTF-8, without byte order mark. The first record has the names of the columns as the
  /// API has them; in Chinese, where there are, when `Accept-Language` begins with that.
  public static final String CSV = "text/csv";

  /// A workbook of Office Open XML.
  public static final String XLSX =
      "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

  /// One JSON array of all rows, each as on a page.
  public static final String ROWS = "application/vnd.aimsledger.rows+json";

  private Listing() {}

  /// A page of the list, or all of it as a file.
  ///
  /// @param row wire form of a row; its fields, also those of records in it, are the columns of a
  ///   file
  /// @param pages reads one page. Called for the one that was asked for, or for one page after the
  ///   other until one has no next; so what it uses has to be read from the request before
  public static <T> Uni<Response> answer(
      PageRequest request, UriInfo uri, Class<T> row, Function<PageRequest, Uni<Page<T>>> pages) {
    return answer(request, uri, row, pages, page -> page.toResponse(uri));
  }

  /// The same for lists that say more than a page.
  ///
  /// @param answer what is said when a page was asked for
  public static <T, P> Uni<Response> answer(
      PageRequest request,
      UriInfo uri,
      Class<T> row,
      Function<PageRequest, Uni<P>> pages,
      Function<P, Page<T>> rows,
      Function<P, Response> answer) {
    var form = Representation.preferred(request.accept());
    if (form == Representation.PAGE) {
      return pages.apply(request).map(answer).map(Listing::varying);
    }
    return pages
        .apply(request.whole())
        .map(rows)
        .map(
            first ->
                Response.ok(
                        new Export(
                            form.encoder(row, request.acceptLanguage()),
                            first,
                            next ->
                                pages.apply(PageRequest.after(Cursor.fromString(next))).map(rows)),
                        form.type())
                    .header(HttpHeaders.CONTENT_DISPOSITION, attachment(uri, form))
                    .build())
        .map(Listing::varying);
  }

  private static <T> Uni<Response> answer(
      PageRequest request,
      UriInfo uri,
      Class<T> row,
      Function<PageRequest, Uni<Page<T>>> pages,
      Function<Page<T>, Response> answer) {
    return answer(request, uri, row, pages, page -> page, answer);
  }

  /// A document that may be too long for memory, sent like a list: a page is read, becomes a piece,
  /// and the next one is read when the client has taken it.
  ///
  /// @param piece the bytes that follow from some rows; called for one page after the other
  /// @param rest what comes after the last of them
  /// @param pages reads the page behind a cursor; null: the first. Its total is held against what a
  ///   file may have
  public static <T> Uni<Response> document(
      String type,
      String fileName,
      Class<T> row,
      Function<List<T>, byte[]> piece,
      Supplier<byte[]> rest,
      Function<@Nullable String, Uni<Page<T>>> pages) {
    return pages
        .apply(null)
        .map(
            first ->
                Response.ok(
                        new Export(
                            (_, _) -> new GivenEncoder<>(row, piece, rest),
                            first,
                            cursor -> pages.apply(cursor)),
                        type)
                    .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        "attachment; filename=\"" + fileName + "\"")
                    .build());
  }

  /// The form of the file that a client asks for; null: it gets a page.
  public static @Nullable String fileType(@Nullable String accept) {
    var form = Representation.preferred(accept);
    return form == Representation.PAGE ? null : form.type();
  }

  private static Response varying(Response response) {
    return Response.fromResponse(response)
        .header(HttpHeaders.VARY, HttpHeaders.ACCEPT + ", " + HttpHeaders.ACCEPT_LANGUAGE)
        .build();
  }

  private static String attachment(UriInfo uri, Representation form) {
    var path = uri.getPath();
    var name = path.substring(path.lastIndexOf('/') + 1).replaceAll("[^A-Za-z0-9._-]", "_");
    return "attachment; filename=\"" + name + "." + form.extension() + "\"";
  }
}
