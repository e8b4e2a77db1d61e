package org.aimsledger.incident.platform;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import org.aimsledger.referencedata.CauseCategories;
import org.aimsledger.referencedata.Titles;
import org.aimsledger.referencedata.Versions;

/// The packs of categories of causes. Which version is in force depends on the time of the decision
/// alone.
public record CauseCategoryPacks(Versions<CauseCategories> versions) {
  public CauseCategories at(Instant time) {
    return versions.inForceOn(time.atZone(ZoneOffset.UTC).toLocalDate());
  }

  /// What a category is called in the version that a cause was sorted with.
  public Optional<Titles> title(String version, String category) {
    return versions
        .named(version)
        .flatMap(pack -> pack.category(category))
        .map(CauseCategories.Category::title);
  }
}
