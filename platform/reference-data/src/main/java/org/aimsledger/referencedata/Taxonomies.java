package org.aimsledger.referencedata;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Vocabularies of others that incidents are sorted by, each in one edition.
public record Taxonomies(
    PackVersion version, LocalDate validFrom, String source, List<Taxonomy> taxonomies)
    implements Pack {

  /// One vocabulary.
  ///
  /// @param edition as its owner counts them
  public record Taxonomy(
      String id, String edition, Titles title, String source, List<Entry> entries) {
    public Taxonomy {
      entries = List.copyOf(entries);
    }

    public Optional<Entry> entry(String entryId) {
      return entries.stream().filter(entry -> entry.id().equals(entryId)).findFirst();
    }
  }

  /// One word of a vocabulary.
  ///
  /// @param name as its owner writes it, or ours where the owner's is a text
  /// @param title in three languages; null where the owner has names in English alone
  public record Entry(String id, String name, @Nullable Titles title) {}

  public Taxonomies {
    taxonomies = List.copyOf(taxonomies);
  }

  public Optional<Taxonomy> taxonomy(String id) {
    return taxonomies.stream().filter(taxonomy -> taxonomy.id().equals(id)).findFirst();
  }
}
