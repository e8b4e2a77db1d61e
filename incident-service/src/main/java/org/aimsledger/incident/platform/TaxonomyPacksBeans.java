package org.aimsledger.incident.platform;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import org.aimsledger.referencedata.load.BundledPacks;

/// Reads the packs of vocabularies once, at the start.
@Singleton
class TaxonomyPacksBeans {
  @Produces
  @Singleton
  TaxonomyPacks taxonomies() {
    return new TaxonomyPacks(BundledPacks.load().taxonomies());
  }
}
