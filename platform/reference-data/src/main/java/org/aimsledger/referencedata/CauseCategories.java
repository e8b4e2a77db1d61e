package org.aimsledger.referencedata;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/// The categories that reviews of incidents sort causes into.
public record CauseCategories(
    PackVersion version, LocalDate validFrom, String source, List<Category> categories)
    implements Pack {

  /// One category.
  ///
  /// @param group class of causes that it belongs to, as events name it
  public record Category(String id, String group, Titles title, String source) {}

  public CauseCategories {
    categories = List.copyOf(categories);
  }

  /// The category of that id.
  public Optional<Category> category(String id) {
    return categories.stream().filter(category -> category.id().equals(id)).findFirst();
  }
}
