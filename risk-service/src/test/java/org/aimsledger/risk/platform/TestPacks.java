package org.aimsledger.risk.platform;

import org.aimsledger.referencedata.load.BundledPacks;

/// The bundled packs, for tests without CDI.
public final class TestPacks {
  public static final Packs BUNDLED = of(BundledPacks.load());

  private TestPacks() {}

  private static Packs of(BundledPacks bundled) {
    return new Packs(
        bundled.riskCriteria(),
        bundled.assessmentDuties(),
        bundled.impactDimensions(),
        bundled.annexAControls());
  }
}
