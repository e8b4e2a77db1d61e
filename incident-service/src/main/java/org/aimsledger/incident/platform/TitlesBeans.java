package org.aimsledger.incident.platform;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import org.aimsledger.referencedata.EventTitles;
import org.aimsledger.referencedata.load.BundledPacks;

/// Reads the titles of events once, at the start: the newest, because they only say what people
/// read.
@Singleton
class TitlesBeans {
  @Produces
  @Singleton
  EventTitles eventTitles() {
    return BundledPacks.load().eventTitles().all().getLast();
  }
}
