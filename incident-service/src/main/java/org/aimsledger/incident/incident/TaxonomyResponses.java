package org.aimsledger.incident.incident;

import java.util.List;
import org.aimsledger.referencedata.Taxonomies;
import org.aimsledger.referencedata.Taxonomies.Taxonomy;
import org.aimsledger.referencedata.Titles;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// Answers: vocabularies of others.
final class TaxonomyResponses {
  private TaxonomyResponses() {}

  @Schema(name = "Taxonomies")
  record All(String version, String source, List<Summary> taxonomies) {}

  @Schema(name = "TaxonomySummary")
  record Summary(String id, String edition, Titles title, String source, int entries) {}

  @Schema(name = "Taxonomy")
  record One(
      String version,
      String id,
      String edition,
      Titles title,
      String source,
      List<OneEntry> entries) {}

  @Schema(name = "TaxonomyEntry")
  record OneEntry(
      String id,
      String name,
      @Schema(description = "Absent where the owner has names in English alone")
          @Nullable Titles title) {}

  static All all(Taxonomies pack) {
    return new All(
        pack.version().toString(),
        pack.source(),
        pack.taxonomies().stream()
            .map(
                one ->
                    new Summary(
                        one.id(), one.edition(), one.title(), one.source(), one.entries().size()))
            .toList());
  }

  static One one(Taxonomies pack, Taxonomy taxonomy) {
    return new One(
        pack.version().toString(),
        taxonomy.id(),
        taxonomy.edition(),
        taxonomy.title(),
        taxonomy.source(),
        taxonomy.entries().stream()
            .map(entry -> new OneEntry(entry.id(), entry.name(), entry.title()))
            .toList());
  }
}
