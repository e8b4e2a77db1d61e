package org.aimsledger.incident.platform;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import org.aimsledger.referencedata.load.BundledPacks;

/// Reads the packs once, at the start; a pack that can't be used stops the service there.
@Singleton
class PacksBeans {
  @Produces
  @Singleton
  Packs packs() {
    var packs = BundledPacks.load();
    return new Packs(packs.legalClocks(), packs.detectionRules());
  }
}
