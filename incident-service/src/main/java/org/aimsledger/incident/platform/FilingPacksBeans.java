package org.aimsledger.incident.platform;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import org.aimsledger.referencedata.load.BundledPacks;

/// Reads the templates once, at the start; a pack that can't be used stops the service there.
@Singleton
class FilingPacksBeans {
  @Produces
  @Singleton
  FilingPacks filingPacks() {
    return new FilingPacks(BundledPacks.load().filingTemplates());
  }
}
