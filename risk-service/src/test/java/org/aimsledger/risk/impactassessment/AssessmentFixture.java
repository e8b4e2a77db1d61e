package org.aimsledger.risk.impactassessment;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.aimsledger.contracts.risk.AssessmentConclusion;
import org.aimsledger.contracts.risk.DutyCause;
import org.aimsledger.contracts.risk.ImpactAssessmentEvent;
import org.aimsledger.contracts.risk.ImpactRating;
import org.aimsledger.contracts.risk.ImpactedParty;
import org.aimsledger.contracts.risk.Reversibility;
import org.aimsledger.contracts.risk.WithdrawalReason;
import org.aimsledger.risk.platform.Narrative;
import org.jspecify.annotations.Nullable;

/// One system, its assessment and what may happen to it, in fixed values.
final class AssessmentFixture {
  static final UUID SYSTEM = UUID.fromString("01930000-0000-7000-8000-0000000000aa");
  static final UUID ASSESSMENT = AssessmentId.of(SYSTEM);
  static final UUID INCIDENT = UUID.fromString("01930000-0000-7000-8000-000000000111");
  static final UUID OTHER_INCIDENT = UUID.fromString("01930000-0000-7000-8000-000000000222");
  static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
  static final Instant LATER = Instant.parse("2026-12-01T12:00:00Z");
  static final LocalDate IN_30_DAYS = LocalDate.of(2026, 12, 22);
  static final LocalDate IN_14_DAYS = LocalDate.of(2026, 12, 6);
  static final String POLICY = "assessment-duties@2026.1";

  private AssessmentFixture() {}

  static ImpactAssessmentCommand live(Instant since, Instant at) {
    return ImpactAssessmentCommand.Require.of(
        SYSTEM, new Trigger.HighImpactSystemLive(), since, at);
  }

  static ImpactAssessmentCommand incident(UUID incident, Instant at) {
    return ImpactAssessmentCommand.Require.of(
        SYSTEM, new Trigger.IncidentOnSystem(incident), at, at);
  }

  static ImpactAssessmentCommand reviewed(UUID incident, Instant at) {
    return ImpactAssessmentCommand.Require.of(
        SYSTEM, new Trigger.ReviewOfIncident(incident, new Narrative("old data")), at, at);
  }

  static ImpactAssessmentCommand change(Instant at) {
    return ImpactAssessmentCommand.Require.of(
        SYSTEM, new Trigger.Change(new Narrative("new model")), at, at);
  }

  static ImpactAssessmentCommand withdraw(WithdrawalReason reason) {
    return ImpactAssessmentCommand.Withdraw.of(SYSTEM, reason, LATER);
  }

  static ImpactAssessmentEvent opened(DutyCause cause, LocalDate due) {
    return new ImpactAssessmentEvent.DutyOpened(
        ASSESSMENT,
        SYSTEM,
        cause,
        cause == DutyCause.INCIDENT ? INCIDENT : null,
        cause == DutyCause.CHANGE ? "new model" : null,
        due,
        POLICY,
        NOON);
  }

  static ImpactAssessmentEvent openedForBeingLive() {
    return opened(DutyCause.HIGH_IMPACT_SYSTEM_LIVE, IN_30_DAYS);
  }

  static ImpactAssessmentEvent causeAdded(
      DutyCause cause, @Nullable UUID incident, LocalDate due, Instant at) {
    return new ImpactAssessmentEvent.CauseAdded(
        ASSESSMENT,
        SYSTEM,
        cause,
        incident,
        cause == DutyCause.CHANGE ? "new model" : null,
        due,
        POLICY,
        at);
  }

  static ImpactAssessmentEvent started(String assessor) {
    return new ImpactAssessmentEvent.Started(ASSESSMENT, SYSTEM, assessor, LATER);
  }

  static List<DimensionRating> ratings(String... dimensions) {
    return List.of(dimensions).stream().map(AssessmentFixture::rating).toList();
  }

  static DimensionRating rating(String dimension) {
    return new DimensionRating(
        dimension,
        ImpactedParty.INDIVIDUALS,
        3,
        null,
        Reversibility.REVERSIBLE,
        new Narrative("seen in the test set"));
  }

  static ImpactAssessmentCommand complete(String actor, List<DimensionRating> ratings) {
    return new ImpactAssessmentCommand.Complete(
        ASSESSMENT,
        new Narrative("Acceptable with a second look."),
        ratings,
        AssessmentConclusion.PROCEED_WITH_CONDITIONS,
        actor,
        LATER);
  }

  static ImpactAssessmentEvent completed(String assessor, String... dimensions) {
    return new ImpactAssessmentEvent.Completed(
        ASSESSMENT,
        SYSTEM,
        assessor,
        "Acceptable with a second look.",
        List.of(dimensions).stream()
            .map(
                dimension ->
                    new ImpactRating(
                        dimension,
                        ImpactedParty.INDIVIDUALS,
                        3,
                        null,
                        Reversibility.REVERSIBLE,
                        "seen in the test set"))
            .toList(),
        AssessmentConclusion.PROCEED_WITH_CONDITIONS,
        "risk-criteria@2026.1",
        "impact-dimensions@2026.1",
        LATER);
  }

  static ImpactAssessmentCommand approve(String actor) {
    return new ImpactAssessmentCommand.Approve(ASSESSMENT, null, actor, LATER);
  }

  static ImpactAssessmentEvent approved(String approver) {
    return new ImpactAssessmentEvent.Approved(ASSESSMENT, SYSTEM, approver, null, null, LATER);
  }

  static ImpactAssessmentEvent reopened(
      DutyCause cause, @Nullable UUID incident, LocalDate due, Instant at) {
    return new ImpactAssessmentEvent.Reopened(
        ASSESSMENT,
        SYSTEM,
        cause,
        incident,
        cause == DutyCause.CHANGE ? "new model" : null,
        due,
        POLICY,
        at);
  }

  static ImpactAssessmentEvent withdrawn(WithdrawalReason reason) {
    return new ImpactAssessmentEvent.DutyWithdrawn(ASSESSMENT, SYSTEM, reason, LATER);
  }
}
