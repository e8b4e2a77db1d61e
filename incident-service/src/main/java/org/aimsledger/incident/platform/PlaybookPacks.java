package org.aimsledger.incident.platform;

import java.time.Instant;
import java.time.ZoneOffset;
import org.aimsledger.referencedata.Playbooks;
import org.aimsledger.referencedata.Versions;

/// The packs of playbooks. Which version is in force depends on the time of the decision alone.
public record PlaybookPacks(Versions<Playbooks> versions) {
  public Playbooks at(Instant time) {
    return versions.inForceOn(time.atZone(ZoneOffset.UTC).toLocalDate());
  }
}
