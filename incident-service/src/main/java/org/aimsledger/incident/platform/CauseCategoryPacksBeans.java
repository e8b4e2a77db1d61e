package org.aimsledger.incident.platform;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import org.aimsledger.referencedata.load.BundledPacks;

/// Reads the packs of categories of causes once, at the start.
@Singleton
class CauseCategoryPacksBeans {
  @Produces
  @Singleton
  CauseCategoryPacks categories() {
    return new CauseCategoryPacks(BundledPacks.load().causeCategories());
  }
}
