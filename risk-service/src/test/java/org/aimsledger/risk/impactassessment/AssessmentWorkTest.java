package org.aimsledger.risk.impactassessment;

import static org.aimsledger.risk.impactassessment.AssessmentFixture.ASSESSMENT;
import static org.aimsledger.risk.impactassessment.AssessmentFixture.LATER;
import static org.aimsledger.risk.impactassessment.AssessmentFixture.approve;
import static org.aimsledger.risk.impactassessment.AssessmentFixture.approved;
import static org.aimsledger.risk.impactassessment.AssessmentFixture.complete;
import static org.aimsledger.risk.impactassessment.AssessmentFixture.completed;
import static org.aimsledger.risk.impactassessment.AssessmentFixture.openedForBeingLive;
import static org.aimsledger.risk.impactassessment.AssessmentFixture.rating;
import static org.aimsledger.risk.impactassessment.AssessmentFixture.ratings;
import static org.aimsledger.risk.impactassessment.AssessmentFixture.started;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.aimsledger.contracts.risk.ImpactAssessmentEvent;
import org.aimsledger.contracts.risk.ImpactedParty;
import org.aimsledger.contracts.risk.Reversibility;
import org.aimsledger.eventstore.core.Decision;
import org.aimsledger.risk.platform.Narrative;
import org.aimsledger.risk.platform.TestPacks;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class AssessmentWorkTest {
  private static final String[] REQUIRED = {"fairness", "autonomy", "privacy", "transparency"};

  private final ImpactAssessmentDecider decider = new ImpactAssessmentDecider(TestPacks.BUNDLED);

  @Test
  void startingIsRecordedOnceAndTakingOverIsRecorded() {
    // Given
    var state = given(openedForBeingLive(), started("u-ann"));

    // Then
    assertThat(decider.decide(start("u-ann"), state)).isEqualTo(Decision.accept());
    assertThat(decider.decide(start("u-ben"), state)).isEqualTo(Decision.accept(started("u-ben")));
  }

  @Test
  void completingRecordsWhatWasFoundAndTheScalesUsed() {
    // Given
    var state = given(openedForBeingLive(), started("u-ann"));

    // When
    var decision = decider.decide(complete("u-ann", ratings(REQUIRED)), state);

    // Then
    assertThat(decision).isEqualTo(Decision.accept(completed("u-ann", REQUIRED)));
  }

  @Test
  void onlyWhoIsAtWorkCompletes() {
    // Given
    var state = given(openedForBeingLive(), started("u-ann"), started("u-ben"));

    // When
    var decision = decider.decide(complete("u-ann", ratings(REQUIRED)), state);

    // Then
    assertRefused(decision, new ImpactAssessmentRejection.NotTheAssessor("u-ben"));
  }

  @Test
  void anAssessmentThatLeavesOutARequiredDimensionIsIncomplete() {
    // Given
    var state = given(openedForBeingLive(), started("u-ann"));

    // When
    var decision = decider.decide(complete("u-ann", ratings("fairness", "workers")), state);

    // Then
    assertRefused(
        decision,
        new ImpactAssessmentRejection.DimensionsMissing(
            List.of("autonomy", "privacy", "transparency"), "impact-dimensions@2026.1"));
  }

  @Test
  void anUnknownDimensionIsRefused() {
    // Given
    var state = given(openedForBeingLive(), started("u-ann"));

    // When
    var decision = decider.decide(complete("u-ann", ratings("fairness", "luck")), state);

    // Then
    assertRefused(
        decision,
        new ImpactAssessmentRejection.UnknownDimension("luck", "impact-dimensions@2026.1"));
  }

  @Test
  void oneDimensionIsRatedOncePerParty() {
    // Given
    var state = given(openedForBeingLive(), started("u-ann"));

    // When
    var decision =
        decider.decide(complete("u-ann", List.of(rating("fairness"), rating("fairness"))), state);

    // Then
    assertRefused(
        decision, new ImpactAssessmentRejection.RatedTwice("fairness", ImpactedParty.INDIVIDUALS));
  }

  @Test
  void severityAndLikelihoodKeepToTheScales() {
    // Given
    var state = given(openedForBeingLive(), started("u-ann"));

    // Then
    assertRefused(
        decider.decide(complete("u-ann", List.of(rated(6, null))), state),
        new ImpactAssessmentRejection.NotOnScale("severity", 6, 5, "risk-criteria@2026.1"));
    assertRefused(
        decider.decide(complete("u-ann", List.of(rated(5, 0))), state),
        new ImpactAssessmentRejection.NotOnScale("likelihood", 0, 5, "risk-criteria@2026.1"));
  }

  @Test
  void rationalesThatWouldNotFitIntoAnEventAreRefused() {
    // Given
    var long4000 =
        new DimensionRating(
            "fairness",
            ImpactedParty.GROUPS,
            1,
            1,
            Reversibility.REVERSIBLE,
            new Narrative("x".repeat(4000)));

    // When / Then
    assertThatThrownBy(() -> complete("u-ann", List.of(long4000, long4000, long4000, rating("x"))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("all rationales together may have at most 12000 characters, these have 12020");
  }

  @Test
  void whoHasWorkedOnItDoesNotApproveIt() {
    // Given: u-ann began, u-ben took over and completed
    var state =
        given(
            openedForBeingLive(), started("u-ann"), started("u-ben"), completed("u-ben", REQUIRED));

    // Then
    assertRefused(
        decider.decide(approve("u-ben"), state),
        new ImpactAssessmentRejection.ApproverHasAssessed("u-ben"));
    assertRefused(
        decider.decide(approve("u-ann"), state),
        new ImpactAssessmentRejection.ApproverHasAssessed("u-ann"));
    assertThat(decider.decide(approve("u-cleo"), state))
        .isEqualTo(Decision.accept(approved("u-cleo")));
  }

  @Test
  void whatIsNotCompletedIsNotApprovedAndApprovingTwiceChangesNothing() {
    // Given
    var open = given(openedForBeingLive(), started("u-ann"));
    var done =
        given(
            openedForBeingLive(),
            started("u-ann"),
            completed("u-ann", REQUIRED),
            approved("u-bob"));

    // Then
    assertRefused(
        decider.decide(approve("u-bob"), open), new ImpactAssessmentRejection.NotCompleted());
    assertThat(decider.decide(approve("u-bob"), done)).isEqualTo(Decision.accept());
  }

  private static DimensionRating rated(int severity, @Nullable Integer likelihood) {
    return new DimensionRating(
        "fairness",
        ImpactedParty.INDIVIDUALS,
        severity,
        likelihood,
        Reversibility.REVERSIBLE,
        new Narrative("seen"));
  }

  private static ImpactAssessmentCommand start(String actor) {
    return new ImpactAssessmentCommand.Start(ASSESSMENT, actor, LATER);
  }

  private static void assertRefused(
      Decision<ImpactAssessmentEvent, ImpactAssessmentRejection> decision,
      ImpactAssessmentRejection reason) {
    assertThat(decision).isEqualTo(Decision.reject(reason));
  }

  private ImpactAssessment given(ImpactAssessmentEvent... history) {
    var state = decider.initial();
    for (var event : history) {
      state = decider.evolve(state, event);
    }
    return state;
  }
}
