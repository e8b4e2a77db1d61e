package org.aimsledger.risk.impactassessment;

import static org.aimsledger.contracts.risk.DutyCause.CHANGE;
import static org.aimsledger.contracts.risk.DutyCause.HIGH_IMPACT_SYSTEM_LIVE;
import static org.aimsledger.contracts.risk.DutyCause.INCIDENT;
import static org.aimsledger.risk.impactassessment.AssessmentFixture.ASSESSMENT;
import static org.aimsledger.risk.impactassessment.AssessmentFixture.IN_14_DAYS;
import static org.aimsledger.risk.impactassessment.AssessmentFixture.IN_30_DAYS;
import static org.aimsledger.risk.impactassessment.AssessmentFixture.LATER;
import static org.aimsledger.risk.impactassessment.AssessmentFixture.NOON;
import static org.aimsledger.risk.impactassessment.AssessmentFixture.OTHER_INCIDENT;
import static org.aimsledger.risk.impactassessment.AssessmentFixture.POLICY;
import static org.aimsledger.risk.impactassessment.AssessmentFixture.SYSTEM;
import static org.aimsledger.risk.impactassessment.AssessmentFixture.approve;
import static org.aimsledger.risk.impactassessment.AssessmentFixture.approved;
import static org.aimsledger.risk.impactassessment.AssessmentFixture.causeAdded;
import static org.aimsledger.risk.impactassessment.AssessmentFixture.change;
import static org.aimsledger.risk.impactassessment.AssessmentFixture.complete;
import static org.aimsledger.risk.impactassessment.AssessmentFixture.completed;
import static org.aimsledger.risk.impactassessment.AssessmentFixture.incident;
import static org.aimsledger.risk.impactassessment.AssessmentFixture.live;
import static org.aimsledger.risk.impactassessment.AssessmentFixture.opened;
import static org.aimsledger.risk.impactassessment.AssessmentFixture.openedForBeingLive;
import static org.aimsledger.risk.impactassessment.AssessmentFixture.ratings;
import static org.aimsledger.risk.impactassessment.AssessmentFixture.reopened;
import static org.aimsledger.risk.impactassessment.AssessmentFixture.reviewed;
import static org.aimsledger.risk.impactassessment.AssessmentFixture.started;
import static org.aimsledger.risk.impactassessment.AssessmentFixture.withdraw;
import static org.aimsledger.risk.impactassessment.AssessmentFixture.withdrawn;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.aimsledger.contracts.risk.ImpactAssessmentEvent;
import org.aimsledger.contracts.risk.WithdrawalReason;
import org.aimsledger.eventstore.core.CorruptStreamException;
import org.aimsledger.eventstore.core.Decision;
import org.aimsledger.risk.platform.TestPacks;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ImpactAssessmentDeciderTest {
  private static final String[] REQUIRED = {"fairness", "autonomy", "privacy", "transparency"};
  private static final UUID FIRST_INCIDENT = AssessmentFixture.INCIDENT;

  private final ImpactAssessmentDecider decider = new ImpactAssessmentDecider(TestPacks.BUNDLED);

  @Test
  void aSystemThatGoesLiveHasThirtyDaysFromThatDay() {
    // Given: known on the 22nd, heard of nine days later
    var command = live(NOON, LATER);

    // When
    var decision = decider.decide(command, given());

    // Then
    assertThat(decision)
        .isEqualTo(
            Decision.accept(
                new ImpactAssessmentEvent.DutyOpened(
                    ASSESSMENT,
                    SYSTEM,
                    HIGH_IMPACT_SYSTEM_LIVE,
                    null,
                    null,
                    IN_30_DAYS,
                    "assessment-duties@2026.1",
                    LATER)));
  }

  @Test
  void anIncidentOnASystemWithoutAssessmentOpensOneInFourteenDays() {
    // When
    var decision = decider.decide(incident(FIRST_INCIDENT, NOON), given());

    // Then
    assertThat(decision).isEqualTo(Decision.accept(opened(INCIDENT, IN_14_DAYS)));
  }

  @Test
  void hearingTwiceThatTheSystemIsLiveChangesNothing() {
    // When
    var decision = decider.decide(live(LATER, LATER), given(openedForBeingLive()));

    // Then
    assertThat(decision).isEqualTo(Decision.accept());
  }

  @Test
  void anIncidentWhileItIsOpenMakesItDueEarlier() {
    // When
    var decision = decider.decide(incident(FIRST_INCIDENT, NOON), given(openedForBeingLive()));

    // Then
    assertThat(decision)
        .isEqualTo(Decision.accept(causeAdded(INCIDENT, FIRST_INCIDENT, IN_14_DAYS, NOON)));
  }

  @Test
  void aLateIncidentDoesNotMakeItDueLater() {
    // Given: due on 22 December; an incident of 20 December asks for 3 January
    var december20 = NOON.plusSeconds(28 * 86_400L);

    // When
    var decision =
        decider.decide(incident(FIRST_INCIDENT, december20), given(openedForBeingLive()));

    // Then
    assertThat(decision)
        .isEqualTo(Decision.accept(causeAdded(INCIDENT, FIRST_INCIDENT, IN_30_DAYS, december20)));
  }

  @Test
  void theSameIncidentIsACauseOnce() {
    // Given
    var open = given(openedForBeingLive(), causeAdded(INCIDENT, FIRST_INCIDENT, IN_14_DAYS, NOON));

    // When
    var again = decider.decide(incident(FIRST_INCIDENT, LATER), open);
    var other = decider.decide(incident(OTHER_INCIDENT, LATER), open);

    // Then
    assertThat(again).isEqualTo(Decision.accept());
    assertThat(other)
        .isEqualTo(Decision.accept(causeAdded(INCIDENT, OTHER_INCIDENT, IN_14_DAYS, LATER)));
  }

  @Test
  void anIncidentAfterCompletionReopensIt() {
    // Given
    var state = given(openedForBeingLive(), started("u-ann"), completed("u-ann", REQUIRED));

    // When
    var decision = decider.decide(incident(FIRST_INCIDENT, LATER), state);

    // Then
    assertThat(decision)
        .isEqualTo(
            Decision.accept(reopened(INCIDENT, FIRST_INCIDENT, LocalDate.of(2026, 12, 15), LATER)));
  }

  @Test
  void anIncidentAfterApprovalReopensItAndARepeatDoesNot() {
    // Given
    var state =
        given(
            opened(INCIDENT, IN_14_DAYS),
            started("u-ann"),
            completed("u-ann", REQUIRED),
            approved("u-bob"));

    // When
    var repeat = decider.decide(incident(FIRST_INCIDENT, LATER), state);
    var other = decider.decide(incident(OTHER_INCIDENT, LATER), state);

    // Then
    assertThat(repeat).isEqualTo(Decision.accept());
    assertThat(other)
        .isEqualTo(
            Decision.accept(reopened(INCIDENT, OTHER_INCIDENT, LocalDate.of(2026, 12, 15), LATER)));
  }

  @Test
  void theReviewOfAKnownIncidentReopensItOnceAndTheApprovalSaysSo() {
    // Given
    var approved =
        given(
            opened(INCIDENT, IN_14_DAYS),
            started("u-ann"),
            completed("u-ann", REQUIRED),
            approved("u-bob"));

    // When
    var asked = decider.decide(reviewed(FIRST_INCIDENT, LATER), approved);
    var open = evolved(approved, asked);
    var repeat = decider.decide(reviewed(FIRST_INCIDENT, LATER), open);
    var done =
        decider.decide(
            approve("u-bob"),
            evolved(open, Decision.accept(started("u-ann"), completed("u-ann", REQUIRED))));

    // Then
    assertThat(asked)
        .isEqualTo(
            Decision.accept(
                new ImpactAssessmentEvent.Reopened(
                    ASSESSMENT,
                    SYSTEM,
                    INCIDENT,
                    FIRST_INCIDENT,
                    "old data",
                    LocalDate.of(2026, 12, 15),
                    POLICY,
                    LATER)));
    assertThat(repeat).isEqualTo(Decision.accept());
    assertThat(done)
        .isEqualTo(
            Decision.accept(
                new ImpactAssessmentEvent.Approved(
                    ASSESSMENT, SYSTEM, "u-bob", null, List.of(FIRST_INCIDENT), LATER)));
  }

  private ImpactAssessment evolved(
      ImpactAssessment from, Decision<ImpactAssessmentEvent, ImpactAssessmentRejection> decision) {
    var state = from;
    if (decision
        instanceof
        Decision.Accepted<ImpactAssessmentEvent, ImpactAssessmentRejection>(var events)) {
      for (var event : events) {
        state = decider.evolve(state, event);
      }
    }
    return state;
  }

  @Test
  void goingLiveAgainDoesNotUndoACompletedAssessment() {
    // Given
    var state = given(openedForBeingLive(), started("u-ann"), completed("u-ann", REQUIRED));

    // When
    var decision = decider.decide(live(LATER, LATER), state);

    // Then
    assertThat(decision).isEqualTo(Decision.accept());
  }

  @Test
  void aChangeThatAPersonReportsReopensIt() {
    // Given
    var state = given(openedForBeingLive(), started("u-ann"), completed("u-ann", REQUIRED));

    // When
    var decision = decider.decide(change(LATER), state);

    // Then
    assertThat(decision)
        .isEqualTo(Decision.accept(reopened(CHANGE, null, LocalDate.of(2026, 12, 31), LATER)));
  }

  @Test
  void aReopenedAssessmentIsStartedAndCompletedAgain() {
    // Given
    var state =
        given(
            openedForBeingLive(),
            started("u-ann"),
            completed("u-ann", REQUIRED),
            approved("u-bob"),
            reopened(CHANGE, null, IN_30_DAYS, LATER));

    // When
    var early = decider.decide(complete("u-ann", ratings(REQUIRED)), state);
    var start = decider.decide(start("u-ann"), state);

    // Then
    assertRefused(early, new ImpactAssessmentRejection.NotStarted());
    assertThat(start).isEqualTo(Decision.accept(started("u-ann")));
  }

  @ParameterizedTest
  @EnumSource(WithdrawalReason.class)
  void aDutyForBeingLiveIsWithdrawnForEveryReason(WithdrawalReason reason) {
    // When
    var decision = decider.decide(withdraw(reason), given(openedForBeingLive()));

    // Then
    assertThat(decision).isEqualTo(Decision.accept(withdrawn(reason)));
  }

  @Test
  void anIncidentKeepsTheDutyOpenWhenTheSystemIsTakenOutOfUse() {
    // Given
    var state = given(openedForBeingLive(), causeAdded(INCIDENT, FIRST_INCIDENT, IN_14_DAYS, NOON));

    // When
    var decision = decider.decide(withdraw(WithdrawalReason.NOT_LIVE), state);

    // Then
    var lapsed =
        new ImpactAssessmentEvent.CauseLapsed(
            ASSESSMENT, SYSTEM, HIGH_IMPACT_SYSTEM_LIVE, WithdrawalReason.NOT_LIVE, LATER);
    assertThat(decision).isEqualTo(Decision.accept(lapsed));
    assertThat(decider.decide(withdraw(WithdrawalReason.NOT_LIVE), decider.evolve(state, lapsed)))
        .isEqualTo(Decision.accept());
  }

  @Test
  void aDutyForAnIncidentAloneIsNotWithdrawnWithTheStage() {
    // When
    var decision =
        decider.decide(
            withdraw(WithdrawalReason.NOT_HIGH_IMPACT), given(opened(INCIDENT, IN_14_DAYS)));

    // Then
    assertThat(decision).isEqualTo(Decision.accept());
  }

  @Test
  void retirementWithdrawsEveryDuty() {
    // When
    var decision =
        decider.decide(withdraw(WithdrawalReason.RETIRED), given(opened(INCIDENT, IN_14_DAYS)));

    // Then
    assertThat(decision).isEqualTo(Decision.accept(withdrawn(WithdrawalReason.RETIRED)));
  }

  @Test
  void thereIsNothingToWithdrawWhereNothingIsDue() {
    // Given
    var done = given(openedForBeingLive(), started("u-ann"), completed("u-ann", REQUIRED));
    var gone = given(openedForBeingLive(), withdrawn(WithdrawalReason.NOT_LIVE));

    // Then
    assertThat(decider.decide(withdraw(WithdrawalReason.RETIRED), given()))
        .isEqualTo(Decision.accept());
    assertThat(decider.decide(withdraw(WithdrawalReason.RETIRED), done))
        .isEqualTo(Decision.accept());
    assertThat(decider.decide(withdraw(WithdrawalReason.RETIRED), gone))
        .isEqualTo(Decision.accept());
  }

  @Test
  void aWithdrawnDutyIsOpenedAgainWhenTheSystemIsLiveAgain() {
    // Given
    var state = given(openedForBeingLive(), withdrawn(WithdrawalReason.NOT_LIVE));

    // When
    var decision = decider.decide(live(LATER, LATER), state);

    // Then
    assertThat(decision)
        .isEqualTo(
            Decision.accept(
                new ImpactAssessmentEvent.DutyOpened(
                    ASSESSMENT,
                    SYSTEM,
                    HIGH_IMPACT_SYSTEM_LIVE,
                    null,
                    null,
                    LocalDate.of(2026, 12, 31),
                    "assessment-duties@2026.1",
                    LATER)));
  }

  @Test
  void anIncidentThatWasWithdrawnWithItsSystemIsNotRaisedAgain() {
    // Given
    var state = given(opened(INCIDENT, IN_14_DAYS), withdrawn(WithdrawalReason.RETIRED));

    // When
    var decision = decider.decide(incident(FIRST_INCIDENT, LATER), state);

    // Then
    assertThat(decision).isEqualTo(Decision.accept());
  }

  @Test
  void nobodyWorksOnWhatIsNotDue() {
    // Given
    var gone = given(openedForBeingLive(), withdrawn(WithdrawalReason.NOT_LIVE));
    var done = given(openedForBeingLive(), started("u-ann"), completed("u-ann", REQUIRED));

    // Then
    assertRefused(
        decider.decide(start("u-ann"), given()),
        new ImpactAssessmentRejection.UnknownAssessment(ASSESSMENT));
    assertRefused(
        decider.decide(start("u-ann"), gone),
        new ImpactAssessmentRejection.DutyWithdrawn(WithdrawalReason.NOT_LIVE));
    assertRefused(
        decider.decide(start("u-ann"), done), new ImpactAssessmentRejection.AlreadyCompleted());
  }

  @Test
  void theIdOfTheAssessmentIsTheSameEveryTime() {
    // Then: part of the stored format
    assertThat(AssessmentId.of(SYSTEM))
        .isEqualTo(UUID.fromString("a27c2fb9-4f92-33ce-be91-80ef26766d19"));
  }

  @Test
  void aHistoryThatTheRulesDoNotAllowIsCorrupt() {
    // When / Then
    assertThatThrownBy(() -> given(started("u-ann")))
        .isInstanceOf(CorruptStreamException.class)
        .hasMessage("Started can not follow Absent");
    assertThatThrownBy(() -> given(openedForBeingLive(), openedForBeingLive()))
        .isInstanceOf(CorruptStreamException.class)
        .hasMessage("DutyOpened can not follow Open");
    assertThatThrownBy(
            () ->
                given(
                    openedForBeingLive(),
                    withdrawn(WithdrawalReason.RETIRED),
                    completed("u-ann", REQUIRED)))
        .isInstanceOf(CorruptStreamException.class)
        .hasMessage("Completed can not follow Withdrawn");
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
