package org.aimsledger.servicekit.http;

import jakarta.ws.rs.core.Response;

/// Versions of resources as strong entity tags: version 3 is `"v3"`.
public final class ETags {
  private ETags() {}

  /// The header value, quotes included.
  public static String of(long version) {
    return "\"v" + version + "\"";
  }

  /// 200 with the resource as it is at that version.
  public static Response ok(Object body, long version) {
    return Response.ok(body).header("ETag", of(version)).build();
  }
}
