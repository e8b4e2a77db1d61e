package org.aimsledger.risk.riskcriteria;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.Optional;
import org.aimsledger.referencedata.AnnexAControls;
import org.aimsledger.referencedata.AssessmentDuties;
import org.aimsledger.referencedata.ImpactDimensions;
import org.aimsledger.referencedata.RiskCriteria;
import org.aimsledger.risk.platform.Packs;

/// The packs in force on a day.
@ApplicationScoped
class RiskCriteriaQuery {
  private final Packs packs;

  RiskCriteriaQuery(Packs packs) {
    this.packs = packs;
  }

  /// Everything that a decision of that day uses.
  record InForce(
      RiskCriteria criteria,
      AssessmentDuties duties,
      ImpactDimensions dimensions,
      AnnexAControls controls) {}

  /// Empty: not all packs have a version that was in force on that day.
  Optional<InForce> on(LocalDate day) {
    return packs
        .riskCriteria()
        .on(day)
        .flatMap(
            criteria ->
                packs
                    .assessmentDuties()
                    .on(day)
                    .flatMap(duties -> withOthers(criteria, duties, day)));
  }

  private Optional<InForce> withOthers(
      RiskCriteria criteria, AssessmentDuties duties, LocalDate day) {
    return packs
        .impactDimensions()
        .on(day)
        .flatMap(
            dimensions ->
                packs
                    .annexAControls()
                    .on(day)
                    .map(controls -> new InForce(criteria, duties, dimensions, controls)));
  }
}
