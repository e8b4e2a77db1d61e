package org.aimsledger.incident.platform;

import java.time.Instant;
import java.time.ZoneOffset;
import org.aimsledger.referencedata.DetectionRules;
import org.aimsledger.referencedata.LegalClocks;
import org.aimsledger.referencedata.Versions;

/// The packs that decisions use. Which version is in force depends on the time of the decision
/// alone, so that a decision can be repeated.
public record Packs(Versions<LegalClocks> legalClocks, Versions<DetectionRules> detectionRules) {
  public LegalClocks clocks(Instant at) {
    return legalClocks.inForceOn(at.atZone(ZoneOffset.UTC).toLocalDate());
  }

  /// Rules to start from.
  public DetectionRules rules(Instant at) {
    return detectionRules.inForceOn(at.atZone(ZoneOffset.UTC).toLocalDate());
  }
}
