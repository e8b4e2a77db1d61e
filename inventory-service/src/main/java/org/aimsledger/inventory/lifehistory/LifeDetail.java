package org.aimsledger.inventory.lifehistory;

import java.util.List;
import java.util.stream.Collectors;
import org.aimsledger.contracts.inventory.AiSystemEvent;
import org.aimsledger.contracts.inventory.AiSystemReportEvent;
import org.aimsledger.contracts.inventory.DeviationEvent;
import org.aimsledger.contracts.inventory.FieldChange;
import org.aimsledger.contracts.inventory.GateLapse;
import org.aimsledger.contracts.inventory.InventoryServiceEvent;
import org.aimsledger.contracts.inventory.LifecycleGateEvent;
import org.aimsledger.contracts.inventory.RiskClassEvent;
import org.jspecify.annotations.Nullable;

/// What an event says beyond its title, in one line: ids of the policy, words of the event, and
/// what people wrote. The document of the event says everything.
final class LifeDetail {
  private static final int LONGEST = 500;

  private LifeDetail() {}

  static @Nullable String of(InventoryServiceEvent event) {
    var text =
        switch (event) {
          case AiSystemEvent e -> system(e);
          case LifecycleGateEvent e -> gate(e);
          case RiskClassEvent.Determined e -> e.riskClass() + ", applies from " + e.appliesFrom();
          case RiskClassEvent.Proposed e -> e.riskClass() + ", applies from " + e.appliesFrom();
          case DeviationEvent e -> deviation(e);
          case AiSystemReportEvent.Received e -> e.kind() + ": " + e.summary();
          case InventoryServiceEvent _ -> null;
        };
    return text == null || text.length() <= LONGEST
        ? text
        : text.substring(0, text.offsetByCodePoints(0, text.codePointCount(0, LONGEST)));
  }

  private static String system(AiSystemEvent event) {
    return switch (event) {
      case AiSystemEvent.Registered e -> e.name() + ", " + e.stage();
      case AiSystemEvent.ProfileChanged e -> fields(e.changes()) + ": " + e.reason();
      case AiSystemEvent.FieldsConfirmed e -> String.join(", ", e.fields()) + ": " + e.reason();
      case AiSystemEvent.FieldsContradicted e -> fields(e.changes()) + ": " + e.reason();
      case AiSystemEvent.OwnerAssigned e -> e.to() + ": " + e.reason();
      case AiSystemEvent.RolesChanged e -> String.valueOf(e.to());
      case AiSystemEvent.StageEntered e -> e.from() + " → " + e.to() + ": " + e.reason();
      case AiSystemEvent.HighImpactDetermined e -> e.from() + " → " + e.to();
      case AiSystemEvent.Suspended e -> e.reason();
      case AiSystemEvent.HoldReleased e -> e.reason();
      case AiSystemEvent.Resumed e -> e.reason();
      case AiSystemEvent.ContainmentDeclined e -> e.reason();
      case AiSystemEvent.MeasureOrdered e ->
          e.measure()
              + (e.target() == null ? "" : " " + e.target())
              + ", incident "
              + e.incident()
              + ": "
              + e.reason();
      case AiSystemEvent.MeasureDeclined e -> e.reason();
      case AiSystemEvent.Retired e -> e.reason();
      case AiSystemEvent.ImportRecorded e -> e.name() + ", " + e.stage();
    };
  }

  private static String fields(List<FieldChange> changes) {
    return changes.stream().map(FieldChange::field).collect(Collectors.joining(", "));
  }

  private static String gate(LifecycleGateEvent event) {
    return switch (event) {
      case LifecycleGateEvent.FactAttested e -> e.fact() + ": " + e.statement();
      case LifecycleGateEvent.FactWithdrawn e -> e.fact() + ": " + e.reason();
      case LifecycleGateEvent.FactObserved e ->
          e.fact() + (e.met() ? " met: " : " not met: ") + e.value();
      case LifecycleGateEvent.DependentAccepted e ->
          e.dependent().kind() + " " + e.dependent().id() + " may stay: " + e.reason();
      case LifecycleGateEvent.StageResponsibilityAssigned e ->
          e.stage() + ": " + String.join(", ", e.people());
      case LifecycleGateEvent.DecisionRequested e -> e.gate() + ": " + e.reason();
      case LifecycleGateEvent.ApprovalGiven e -> e.gate() + ": " + e.by();
      case LifecycleGateEvent.GateApproved e ->
          e.gate()
              + ": "
              + String.join(", ", e.approvers())
              + (e.conditions().isEmpty() ? "" : "; " + String.join("; ", e.conditions()))
              + procedures(e);
      case LifecycleGateEvent.GateRejected e -> e.gate() + ": " + e.reason();
      case LifecycleGateEvent.GateOverridden e -> e.gate() + ": " + e.reason();
      case LifecycleGateEvent.OverrideReviewed e ->
          e.gate() + " " + e.outcome() + ": " + e.reason();
      case LifecycleGateEvent.OutOfCompliance e ->
          e.stage()
              + ": "
              + e.lapses().stream().map(LifeDetail::lapse).collect(Collectors.joining(", "));
      case LifecycleGateEvent.InCompliance e ->
          e.stage() + (e.until() == null ? "" : " until " + e.until());
    };
  }

  private static String procedures(LifecycleGateEvent.GateApproved event) {
    return event.procedures() == null
        ? ""
        : event.procedures().stream()
            .map(procedure -> procedure.stage() + " " + procedure.label())
            .collect(Collectors.joining(", ", "; procedures ", ""));
  }

  private static String deviation(DeviationEvent event) {
    return switch (event) {
      case DeviationEvent.Recorded e ->
          e.procedure().stage() + " " + e.procedure().label() + ": " + e.requirement();
      case DeviationEvent.Approved e -> e.by() + " until " + e.until();
      case DeviationEvent.Refused e -> e.reason();
      case DeviationEvent.Ended e -> e.reason();
    };
  }

  private static String lapse(GateLapse lapse) {
    return lapse.gate() + " " + (lapse.fact() == null ? "" : lapse.fact() + " ") + lapse.reason();
  }
}
