package org.aimsledger.servicekit.http;

import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import org.aimsledger.servicekit.paging.Cursor;
import org.aimsledger.servicekit.paging.Page;
import org.aimsledger.servicekit.paging.PageRequest;

/// The events of one stream as they are stored: what the audit trail holds.
public final class StoredDocuments {
  /// Media type of a page.
  public static final String CLOUD_EVENTS = "application/cloudevents-batch+json";

  private StoredDocuments() {}

  /// A batch of CloudEvents documents that were read behind [PageRequest#after]. Their bytes are
  /// not touched. The next page is in the `Link` header.
  static Response page(List<byte[]> documents, PageRequest request, UriInfo uri) {
    var limit = request.limit().value();
    var body =
        documents.stream()
            .limit(limit)
            .map(document -> new String(document, StandardCharsets.UTF_8))
            .collect(Collectors.joining(",\n", "[", "]\n"));
    var response = Response.ok(body).type(CLOUD_EVENTS);
    if (documents.size() > limit) {
      var next = Cursor.after(request.after() + limit).toString();
      response.header("Link", Page.linkToNext(uri, next));
    }
    return response.build();
  }
}
