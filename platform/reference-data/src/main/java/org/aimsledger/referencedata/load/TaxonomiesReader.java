package org.aimsledger.referencedata.load;

import java.util.ArrayList;
import org.aimsledger.referencedata.Taxonomies;
import org.aimsledger.referencedata.Taxonomies.Entry;
import org.aimsledger.referencedata.Taxonomies.Taxonomy;

/// Pack `taxonomies`.
final class TaxonomiesReader {
  private TaxonomiesReader() {}

  static Taxonomies read(PackRow file, PackHeader header) {
    var ids = new ArrayList<String>();
    return new Taxonomies(
        header.version(),
        header.validFrom(),
        header.source(),
        file.rows("taxonomies", row -> taxonomy(row, row.unusedId(ids))));
  }

  private static Taxonomy taxonomy(PackRow row, String id) {
    var ids = new ArrayList<String>();
    return new Taxonomy(
        id,
        row.text("edition"),
        row.titles("title"),
        row.text("source"),
        row.rows(
            "entries",
            entry ->
                new Entry(
                    entry.unusedId(ids),
                    entry.text("name"),
                    entry.has("title") ? entry.titles("title") : null)));
  }
}
