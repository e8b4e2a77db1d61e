package org.aimsledger.incident.platform;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import org.aimsledger.referencedata.load.BundledPacks;

/// Reads the packs of playbooks once, at the start.
@Singleton
class PlaybookPacksBeans {
  @Produces
  @Singleton
  PlaybookPacks playbooks() {
    return new PlaybookPacks(BundledPacks.load().playbooks());
  }
}
