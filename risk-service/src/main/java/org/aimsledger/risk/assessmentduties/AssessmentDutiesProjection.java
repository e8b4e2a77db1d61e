package org.aimsledger.risk.assessmentduties;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.aimsledger.contracts.WireNames;
import org.aimsledger.contracts.risk.AssessmentStatus;
import org.aimsledger.contracts.risk.ImpactAssessmentEvent;
import org.aimsledger.contracts.risk.KeyRiskIndicatorEvent;
import org.aimsledger.contracts.risk.RiskEvent;
import org.aimsledger.contracts.risk.RiskServiceEvent;
import org.aimsledger.eventstore.core.CorruptStreamException;
import org.aimsledger.eventstore.core.Recorded;
import org.aimsledger.eventstore.project.Projection;
import org.aimsledger.eventstore.store.EventTypes;
import org.jspecify.annotations.Nullable;

/// Keeps one row per assessment.
@ApplicationScoped
class AssessmentDutiesProjection implements Projection<RiskServiceEvent, AssessmentDutiesRow> {
  static final String NAME = "assessment-duties";

  private static final EventTypes<RiskServiceEvent> TYPES =
      EventTypes.declare(RiskServiceEvent.class, WireNames::of);

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public int version() {
    return 1;
  }

  @Override
  public EventTypes<RiskServiceEvent> types() {
    return TYPES;
  }

  @Override
  public Class<AssessmentDutiesRow> rowType() {
    return AssessmentDutiesRow.class;
  }

  @Override
  public @Nullable Object key(Recorded<RiskServiceEvent> recorded) {
    return switch (recorded.event()) {
      case ImpactAssessmentEvent event -> event.assessment();
      case RiskEvent _, KeyRiskIndicatorEvent _ -> null;
    };
  }

  @Override
  public @Nullable AssessmentDutiesRow apply(
      @Nullable AssessmentDutiesRow row, Recorded<RiskServiceEvent> recorded) {
    if (!(recorded.event() instanceof ImpactAssessmentEvent event)) {
      return row;
    }
    var next = row == null ? first(event) : row;
    change(next, event);
    next.version = recorded.meta().streamVersion();
    next.updatedAt = recorded.meta().time();
    return next;
  }

  private static AssessmentDutiesRow first(ImpactAssessmentEvent event) {
    if (event instanceof ImpactAssessmentEvent.DutyOpened) {
      return new AssessmentDutiesRow(event.assessment(), event.system());
    }
    throw new CorruptStreamException("no row", event);
  }

  private static void change(AssessmentDutiesRow row, ImpactAssessmentEvent event) {
    switch (event) {
      case ImpactAssessmentEvent.DutyOpened e -> {
        row.open(e.cause(), e.due(), e.at());
        count(row, e.incident());
      }
      case ImpactAssessmentEvent.Reopened e -> {
        row.open(e.cause(), e.due(), e.at());
        count(row, e.incident());
      }
      case ImpactAssessmentEvent.CauseAdded e -> {
        row.add(e.cause(), e.due());
        count(row, e.incident());
      }
      case ImpactAssessmentEvent.CauseLapsed e -> row.remove(e.cause());
      case ImpactAssessmentEvent.DutyWithdrawn _ -> row.withdraw();
      case ImpactAssessmentEvent.Started e -> {
        row.status = AssessmentStatus.IN_PROGRESS;
        row.assessor = e.assessor();
      }
      case ImpactAssessmentEvent.Completed e -> {
        row.status = AssessmentStatus.COMPLETED;
        row.assessor = e.assessor();
        row.conclusion = e.conclusion();
        row.completedAt = e.at();
      }
      case ImpactAssessmentEvent.Approved e -> {
        row.status = AssessmentStatus.APPROVED;
        row.approver = e.approver();
      }
    }
  }

  /// The decider lets each incident be a cause once, so counting them is enough.
  private static void count(AssessmentDutiesRow row, @Nullable UUID incident) {
    if (incident != null) {
      row.incidents++;
    }
  }
}
