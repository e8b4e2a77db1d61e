package org.aimsledger.incident.platform;

import java.time.Instant;
import java.time.ZoneOffset;
import org.aimsledger.referencedata.Taxonomies;
import org.aimsledger.referencedata.Versions;

/// The packs of vocabularies of others. Which version is in force depends on the time of the
/// decision alone.
public record TaxonomyPacks(Versions<Taxonomies> versions) {
  public Taxonomies at(Instant time) {
    return versions.inForceOn(time.atZone(ZoneOffset.UTC).toLocalDate());
  }
}
