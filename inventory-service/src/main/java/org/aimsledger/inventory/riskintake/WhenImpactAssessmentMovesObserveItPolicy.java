package org.aimsledger.inventory.riskintake;

import java.time.Instant;
import java.util.List;
import org.aimsledger.contracts.risk.AssessmentConclusion;
import org.aimsledger.contracts.risk.ImpactAssessmentEvent;
import org.aimsledger.eventstore.core.EventMeta;
import org.aimsledger.inventory.lifecyclegate.LifecycleGateCommand.Observe;

/// Approved, an assessment is current until it is reopened or its time is over. That a duty was
/// opened or withdrawn changes nothing: an assessment is there or not.
final class WhenImpactAssessmentMovesObserveItPolicy {
  static final String APPROVED = "impact-assessment-approved";
  static final String PROCEED = "impact-assessment-lets-proceed";

  private WhenImpactAssessmentMovesObserveItPolicy() {}

  static List<Observe> commands(ImpactAssessmentEvent event, EventMeta meta, Instant now) {
    return switch (event) {
      case ImpactAssessmentEvent.Completed e ->
          List.of(
              observe(e, meta, APPROVED, false, "completed, not approved yet", now),
              observe(
                  e,
                  meta,
                  PROCEED,
                  e.conclusion() != AssessmentConclusion.DO_NOT_PROCEED,
                  e.conclusion().name(),
                  now));
      case ImpactAssessmentEvent.Approved e ->
          List.of(observe(e, meta, APPROVED, true, "approved by " + e.approver(), now));
      case ImpactAssessmentEvent.Reopened e ->
          List.of(observe(e, meta, APPROVED, false, "reopened: " + e.cause(), now));
      case ImpactAssessmentEvent.DutyOpened e ->
          List.of(observe(e, meta, APPROVED, false, "due: " + e.cause(), now));
      case ImpactAssessmentEvent.CauseAdded e ->
          List.of(observe(e, meta, APPROVED, false, "due: " + e.cause(), now));
      case ImpactAssessmentEvent.CauseLapsed _,
          ImpactAssessmentEvent.DutyWithdrawn _,
          ImpactAssessmentEvent.Started _ ->
          List.of();
    };
  }

  private static Observe observe(
      ImpactAssessmentEvent event,
      EventMeta meta,
      String fact,
      boolean met,
      String value,
      Instant now) {
    return new Observe(
        event.system(),
        fact,
        met,
        value,
        meta.stream().toString(),
        meta.streamVersion(),
        null,
        now);
  }
}
