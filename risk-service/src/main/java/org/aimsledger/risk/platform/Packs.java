package org.aimsledger.risk.platform;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.aimsledger.referencedata.AnnexAControls;
import org.aimsledger.referencedata.AssessmentDuties;
import org.aimsledger.referencedata.ImpactDimensions;
import org.aimsledger.referencedata.RiskCriteria;
import org.aimsledger.referencedata.Versions;

/// The packs that decisions use. Which version is in force depends on the time of the decision
/// alone, so that a decision can be repeated.
public record Packs(
    Versions<RiskCriteria> riskCriteria,
    Versions<AssessmentDuties> assessmentDuties,
    Versions<ImpactDimensions> impactDimensions,
    Versions<AnnexAControls> annexAControls) {

  /// The day of an instant; due dates and versions count in UTC everywhere.
  public static LocalDate day(Instant at) {
    return at.atZone(ZoneOffset.UTC).toLocalDate();
  }

  public RiskCriteria criteria(Instant at) {
    return riskCriteria.inForceOn(day(at));
  }

  public AssessmentDuties duties(Instant at) {
    return assessmentDuties.inForceOn(day(at));
  }

  public ImpactDimensions dimensions(Instant at) {
    return impactDimensions.inForceOn(day(at));
  }

  public AnnexAControls controls(Instant at) {
    return annexAControls.inForceOn(day(at));
  }
}
