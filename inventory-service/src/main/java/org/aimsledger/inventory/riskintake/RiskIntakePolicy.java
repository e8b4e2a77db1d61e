package org.aimsledger.inventory.riskintake;

import java.time.Instant;
import java.util.List;
import org.aimsledger.contracts.risk.ImpactAssessmentEvent;
import org.aimsledger.contracts.risk.KeyRiskIndicatorEvent;
import org.aimsledger.contracts.risk.RiskEvent;
import org.aimsledger.contracts.risk.RiskServiceEvent;
import org.aimsledger.eventstore.core.Recorded;
import org.aimsledger.eventstore.handle.Order;
import org.aimsledger.eventstore.inbox.Reaction;
import org.aimsledger.inventory.lifecyclegate.LifecycleGateCommandHandler;
import org.aimsledger.referencedata.RiskCriteria;
import org.aimsledger.referencedata.Versions;

/// Which event of risk-service says which fact about a system.
final class RiskIntakePolicy implements Reaction<RiskServiceEvent> {
  private final LifecycleGateCommandHandler gates;
  private final FollowedRiskStore risks;
  private final Versions<RiskCriteria> criteria;

  RiskIntakePolicy(
      LifecycleGateCommandHandler gates, FollowedRiskStore risks, Versions<RiskCriteria> criteria) {
    this.gates = gates;
    this.risks = risks;
    this.criteria = criteria;
  }

  @Override
  public List<Order> react(Recorded<RiskServiceEvent> recorded, Instant now) {
    return switch (recorded.event()) {
      case ImpactAssessmentEvent e ->
          WhenImpactAssessmentMovesObserveItPolicy.commands(e, recorded.meta(), now).stream()
              .map(gates::order)
              .toList();
      case RiskEvent e ->
          WhenRiskMovesObserveTolerancePolicy.change(e, recorded.meta(), criteria)
              .map(
                  change ->
                      risks.order(
                          change,
                          recorded.meta().stream(),
                          picture ->
                              gates.order(
                                  WhenRiskMovesObserveTolerancePolicy.command(
                                      picture, recorded.meta(), now))))
              .stream()
              .toList();
      // A figure of a risk says nothing that a gate asks for.
      case KeyRiskIndicatorEvent _ -> List.of();
    };
  }
}
