package org.aimsledger.inventory.platform;

import java.time.Instant;
import java.time.ZoneOffset;
import org.aimsledger.referencedata.CoverageMeasures;
import org.aimsledger.referencedata.Versions;

/// The packs that answers use. Which version is in force depends on the time alone.
public record Packs(Versions<CoverageMeasures> coverageMeasures) {
  public CoverageMeasures measures(Instant at) {
    return coverageMeasures.inForceOn(at.atZone(ZoneOffset.UTC).toLocalDate());
  }
}
