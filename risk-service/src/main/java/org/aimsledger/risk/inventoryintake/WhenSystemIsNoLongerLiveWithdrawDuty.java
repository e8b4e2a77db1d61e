package org.aimsledger.risk.inventoryintake;

import static org.aimsledger.risk.inventoryintake.WhenHighImpactSystemIsLiveOpenImpactAssessmentDuty.isHighImpact;
import static org.aimsledger.risk.inventoryintake.WhenHighImpactSystemIsLiveOpenImpactAssessmentDuty.isLive;

import java.time.Instant;
import java.util.Optional;
import org.aimsledger.contracts.inventory.AiSystemEvent;
import org.aimsledger.contracts.inventory.InventoryServiceEvent;
import org.aimsledger.contracts.inventory.Stage;
import org.aimsledger.contracts.risk.WithdrawalReason;
import org.aimsledger.referencedata.AssessmentDuties;
import org.aimsledger.risk.impactassessment.ImpactAssessmentCommand;
import org.jspecify.annotations.Nullable;

/// A system that affects nobody any more, or that turned out not to be high-impact, needs no
/// assessment for that cause.
final class WhenSystemIsNoLongerLiveWithdrawDuty {
  private WhenSystemIsNoLongerLiveWithdrawDuty() {}

  static Optional<ImpactAssessmentCommand> react(
      InventoryServiceEvent event, AssessmentDuties duties, Instant now) {
    if (event instanceof AiSystemEvent.Retired e) {
      return Optional.of(
          ImpactAssessmentCommand.Withdraw.of(e.system(), WithdrawalReason.RETIRED, now));
    }
    // A new system has no duty that could be withdrawn.
    return event instanceof AiSystemEvent.Registered
        ? Optional.empty()
        : SystemStanding.after(event).flatMap(standing -> react(standing, duties, now));
  }

  private static Optional<ImpactAssessmentCommand> react(
      SystemStanding standing, AssessmentDuties duties, Instant now) {
    return Optional.ofNullable(reason(standing, duties))
        .map(reason -> ImpactAssessmentCommand.Withdraw.of(standing.system(), reason, now));
  }

  private static @Nullable WithdrawalReason reason(
      SystemStanding standing, AssessmentDuties duties) {
    if (standing.stage() == Stage.RETIRED) {
      return WithdrawalReason.RETIRED;
    }
    if (!isLive(standing, duties)) {
      return WithdrawalReason.NOT_LIVE;
    }
    return isHighImpact(standing, duties) ? null : WithdrawalReason.NOT_HIGH_IMPACT;
  }
}
