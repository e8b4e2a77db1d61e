package org.aimsledger.risk.inventoryintake;

import java.time.Instant;
import java.util.Optional;
import org.aimsledger.contracts.inventory.InventoryServiceEvent;
import org.aimsledger.referencedata.AssessmentDuties;
import org.aimsledger.risk.impactassessment.ImpactAssessmentCommand;
import org.aimsledger.risk.impactassessment.Trigger;

/// Before people are affected, and at the latest when they are, somebody has to look at what a
/// high-impact system does to them. Which stages are live and what is high-impact is data of the
/// pack.
final class WhenHighImpactSystemIsLiveOpenImpactAssessmentDuty {
  private WhenHighImpactSystemIsLiveOpenImpactAssessmentDuty() {}

  static Optional<ImpactAssessmentCommand> react(
      InventoryServiceEvent event, AssessmentDuties duties, Instant now) {
    return SystemStanding.after(event)
        .filter(standing -> isLive(standing, duties) && isHighImpact(standing, duties))
        .map(
            standing ->
                ImpactAssessmentCommand.Require.of(
                    standing.system(), new Trigger.HighImpactSystemLive(), standing.at(), now));
  }

  static boolean isLive(SystemStanding standing, AssessmentDuties duties) {
    return duties.highImpactLive().stages().contains(standing.stage().name());
  }

  static boolean isHighImpact(SystemStanding standing, AssessmentDuties duties) {
    return duties.highImpactLive().highImpact().contains(standing.highImpact().name());
  }
}
