package org.aimsledger.risk.risk;

import static org.aimsledger.contracts.risk.RatingKind.INHERENT;
import static org.aimsledger.contracts.risk.RatingKind.RESIDUAL;
import static org.aimsledger.risk.risk.RiskFixture.CONTROLS;
import static org.aimsledger.risk.risk.RiskFixture.CRITERIA;
import static org.aimsledger.risk.risk.RiskFixture.NOON;
import static org.aimsledger.risk.risk.RiskFixture.RISK;
import static org.aimsledger.risk.risk.RiskFixture.TODAY;
import static org.aimsledger.risk.risk.RiskFixture.accepted;
import static org.aimsledger.risk.risk.RiskFixture.identified;
import static org.aimsledger.risk.risk.RiskFixture.identify;
import static org.aimsledger.risk.risk.RiskFixture.plan;
import static org.aimsledger.risk.risk.RiskFixture.planned;
import static org.aimsledger.risk.risk.RiskFixture.rate;
import static org.aimsledger.risk.risk.RiskFixture.rated;
import static org.aimsledger.risk.risk.RiskFixture.treatmentCompleted;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import org.aimsledger.contracts.risk.ClosureReason;
import org.aimsledger.contracts.risk.RiskEvent;
import org.aimsledger.contracts.risk.TreatmentOption;
import org.aimsledger.eventstore.core.CorruptStreamException;
import org.aimsledger.eventstore.core.Decision;
import org.aimsledger.risk.platform.Narrative;
import org.aimsledger.risk.platform.TestPacks;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RiskDeciderTest {
  private final RiskDecider decider = new RiskDecider(TestPacks.BUNDLED);

  @Test
  void identifyingPutsTheRiskIntoTheRegisterWithTheCriteriaOfThatDay() {
    // When
    var decision = decider.decide(identify(), given());

    // Then
    assertThat(decision).isEqualTo(Decision.accept(identified()));
  }

  @Test
  void aSourceThatTheCriteriaDoNotKnowIsRefused() {
    // Given
    var c = identify();
    var other =
        new RiskCommand.Identify(
            c.risk(),
            c.system(),
            c.title(),
            c.description(),
            "C.9.9",
            c.cause(),
            c.affects(),
            c.owner(),
            c.actor(),
            c.at());

    // When
    var decision = decider.decide(other, given());

    // Then
    assertRefused(decision, new RiskRejection.UnknownSource("C.9.9", CRITERIA));
  }

  @Test
  void anIdIsIdentifiedOnce() {
    // When
    var decision = decider.decide(identify(), given(identified()));

    // Then
    assertRefused(decision, new RiskRejection.AlreadyIdentified(RISK));
  }

  @Test
  void aPlanNamesItsControlsAndTheirCatalogue() {
    // When
    var decision =
        decider.decide(
            plan(TreatmentOption.MITIGATE, List.of("A.6.2.6"), LocalDate.of(2026, 12, 31)),
            given(identified()));

    // Then
    assertThat(decision).isEqualTo(Decision.accept(planned()));
  }

  @Test
  void mitigationWithoutAControlIsNoPlan() {
    // When
    var decision =
        decider.decide(plan(TreatmentOption.MITIGATE, List.of(), TODAY), given(identified()));

    // Then
    assertRefused(decision, new RiskRejection.ControlsMissing());
  }

  @Test
  void avoidingNeedsNoControl() {
    // When
    var decision =
        decider.decide(plan(TreatmentOption.AVOID, List.of(), TODAY), given(identified()));

    // Then
    assertThat(decision).isInstanceOf(Decision.Accepted.class);
  }

  @Test
  void controlsThatAnnexAHasNotAreNamed() {
    // When
    var decision =
        decider.decide(
            plan(TreatmentOption.MITIGATE, List.of("A.2.2", "A.11.1", "A.3.4"), TODAY),
            given(identified()));

    // Then
    assertRefused(
        decision, new RiskRejection.UnknownControls(List.of("A.11.1", "A.3.4"), CONTROLS));
  }

  @Test
  void aPlanCanNotBeDueYesterday() {
    // Given
    var yesterday = TODAY.minusDays(1);

    // When
    var decision =
        decider.decide(plan(TreatmentOption.AVOID, List.of(), yesterday), given(identified()));

    // Then
    assertRefused(decision, new RiskRejection.DueInThePast(yesterday, TODAY));
  }

  @Test
  void completingWhatWasPlannedRecordsTheResult() {
    // When
    var decision = decider.decide(complete(), given(identified(), planned()));

    // Then
    assertThat(decision).isEqualTo(Decision.accept(treatmentCompleted(NOON)));
  }

  @Test
  void withoutAPlanThereIsNothingToComplete() {
    // When
    var decision = decider.decide(complete(), given(identified()));

    // Then
    assertRefused(decision, new RiskRejection.TreatmentMissing());
  }

  @Test
  void completingTwiceChangesNothing() {
    // When
    var decision =
        decider.decide(complete(), given(identified(), planned(), treatmentCompleted(NOON)));

    // Then
    assertThat(decision).isEqualTo(Decision.accept());
  }

  @Test
  void aNewPlanReplacesACompletedOneAndIsOpenAgain() {
    // When
    var decision =
        decider.decide(
            complete(), given(identified(), planned(), treatmentCompleted(NOON), planned()));

    // Then
    assertThat(decision).isEqualTo(Decision.accept(treatmentCompleted(NOON)));
  }

  @ParameterizedTest
  @CsvSource({"true", "false"})
  void nothingIsDoneToAClosedRiskButReopening(boolean reopen) {
    // Given
    var state = given(identified(), closed(ClosureReason.DUPLICATE));

    // When
    var decision =
        reopen
            ? decider.decide(reopen(), state)
            : decider.decide(rate(INHERENT, 1, 1, null), state);

    // Then
    if (reopen) {
      assertThat(decision).isEqualTo(Decision.accept(reopened()));
    } else {
      assertRefused(decision, new RiskRejection.RiskClosed());
    }
  }

  @Test
  void anAcceptedRiskIsReopenedBeforeItIsRatedAgain() {
    // Given
    var state = given(identified(), rated(RESIDUAL, 2, 2, "LOW"), accepted("LOW", false, null));

    // When
    var decision = decider.decide(rate(RESIDUAL, 1, 1, null), state);

    // Then
    assertRefused(decision, new RiskRejection.RiskAccepted(LocalDate.of(2027, 1, 31)));
  }

  @Test
  void reopeningEndsAnAcceptance() {
    // When
    var state =
        given(identified(), rated(RESIDUAL, 2, 2, "LOW"), accepted("LOW", false, null), reopened());

    // Then
    assertThat(state).isInstanceOf(Risk.Open.class);
    assertThat(decider.decide(rate(RESIDUAL, 1, 1, null), state))
        .isEqualTo(Decision.accept(rated(RESIDUAL, 1, 1, "VERY_LOW")));
  }

  @Test
  void reopeningAnOpenRiskChangesNothing() {
    // When
    var decision = decider.decide(reopen(), given(identified()));

    // Then
    assertThat(decision).isEqualTo(Decision.accept());
  }

  @Test
  void aDuplicateMayBeClosedAtOnceAndClosingTwiceChangesNothing() {
    // When
    var first = decider.decide(close(ClosureReason.DUPLICATE), given(identified()));
    var second =
        decider.decide(
            close(ClosureReason.DUPLICATE), given(identified(), closed(ClosureReason.DUPLICATE)));

    // Then
    assertThat(first).isEqualTo(Decision.accept(closed(ClosureReason.DUPLICATE)));
    assertThat(second).isEqualTo(Decision.accept());
  }

  @Test
  void closedAsTreatedNeedsACompletedTreatment() {
    // When
    var decision = decider.decide(close(ClosureReason.TREATED), given(identified(), planned()));

    // Then
    assertRefused(
        decision, new RiskRejection.NotTreated(RiskRejection.Lack.TREATMENT_NOT_COMPLETED));
  }

  @Test
  void closedAsTreatedNeedsAResidualRatingSinceTheTreatment() {
    // Given: rated at noon, treated an hour later
    var state =
        given(
            identified(),
            planned(),
            rated(RESIDUAL, 1, 1, "VERY_LOW"),
            treatmentCompleted(NOON.plusSeconds(3600)));

    // When
    var decision = decider.decide(close(ClosureReason.TREATED), state);

    // Then
    assertRefused(
        decision, new RiskRejection.NotTreated(RiskRejection.Lack.RESIDUAL_NOT_RATED_SINCE));
  }

  @Test
  void closedAsTreatedNeedsAResidualRiskWithinTolerance() {
    // Given
    var state =
        given(identified(), planned(), treatmentCompleted(NOON), rated(RESIDUAL, 3, 4, "HIGH"));

    // When
    var decision = decider.decide(close(ClosureReason.TREATED), state);

    // Then
    assertRefused(
        decision, new RiskRejection.NotTreated(RiskRejection.Lack.RESIDUAL_ABOVE_TOLERANCE));
  }

  @Test
  void aTreatedRiskWithinToleranceIsClosed() {
    // Given
    var state =
        given(identified(), planned(), treatmentCompleted(NOON), rated(RESIDUAL, 3, 3, "MEDIUM"));

    // When
    var decision = decider.decide(close(ClosureReason.TREATED), state);

    // Then
    assertThat(decision).isEqualTo(Decision.accept(closed(ClosureReason.TREATED)));
  }

  @Test
  void whatNobodyIdentifiedIsUnknownToEveryCommand() {
    // Then
    for (var command :
        List.of(rate(INHERENT, 1, 1, null), complete(), close(ClosureReason.TREATED), reopen())) {
      assertRefused(decider.decide(command, given()), new RiskRejection.UnknownRisk(RISK));
    }
  }

  @Test
  void ratingAnUnknownRiskInAHistoryIsCorruption() {
    // When / Then
    assertThatThrownBy(() -> given(rated(INHERENT, 1, 1, "VERY_LOW")))
        .isInstanceOf(CorruptStreamException.class)
        .hasMessage("Rated can not follow Absent");
  }

  @Test
  void completingWithoutAPlanInAHistoryIsCorruption() {
    // When / Then
    assertThatThrownBy(() -> given(identified(), treatmentCompleted(NOON)))
        .isInstanceOf(CorruptStreamException.class);
  }

  @Test
  void nothingButReopeningFollowsAClosureInAHistory() {
    // When / Then
    assertThatThrownBy(
            () ->
                given(identified(), closed(ClosureReason.DUPLICATE), accepted("LOW", false, null)))
        .isInstanceOf(CorruptStreamException.class)
        .hasMessage("ResidualRiskAccepted can not follow Closed");
  }

  private static void assertRefused(
      Decision<RiskEvent, RiskRejection> decision, RiskRejection reason) {
    assertThat(decision).isEqualTo(Decision.reject(reason));
  }

  private Risk given(RiskEvent... history) {
    var state = decider.initial();
    for (var event : history) {
      state = decider.evolve(state, event);
    }
    return state;
  }

  private static RiskCommand complete() {
    return new RiskCommand.CompleteTreatment(
        RISK, new Narrative("in use since today"), "u-ops", NOON);
  }

  private static RiskCommand close(ClosureReason reason) {
    return new RiskCommand.Close(RISK, reason, new Narrative("done"), "u-rita", NOON);
  }

  private static RiskEvent closed(ClosureReason reason) {
    return new RiskEvent.Closed(RISK, reason, "done", "u-rita", NOON);
  }

  private static RiskCommand reopen() {
    return new RiskCommand.Reopen(RISK, new Narrative("new facts"), "u-rita", NOON);
  }

  private static RiskEvent reopened() {
    return new RiskEvent.Reopened(RISK, "new facts", "u-rita", NOON);
  }
}
