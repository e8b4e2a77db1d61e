package org.aimsledger.benchmarks.scenario;

import java.io.IOException;
import java.nio.charset.StandardCharsets;

/// An event as the inventory stores it.
record StoredDocument(int size, String text) {
  /// One of the median size.
  static StoredDocument usual(Site site) throws IOException {
    var text =
        site.database("inventory")
            .text(
                """
                select convert_from(document, 'UTF8') from events
                where octet_length(document) =
                  (select percentile_disc(0.5) within group (order by octet_length(document)) from events)
                limit 1""");
    return new StoredDocument(text.getBytes(StandardCharsets.UTF_8).length, text);
  }
}
