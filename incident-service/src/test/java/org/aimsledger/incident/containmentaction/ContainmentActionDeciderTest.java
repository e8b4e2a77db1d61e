package org.aimsledger.incident.containmentaction;

import static org.aimsledger.eventstore.core.Decision.accept;
import static org.aimsledger.eventstore.core.Decision.reject;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.aimsledger.contracts.incident.AlterationKind;
import org.aimsledger.contracts.incident.ContainmentActionEvent;
import org.aimsledger.contracts.incident.ContainmentActionEvent.Acknowledged;
import org.aimsledger.contracts.incident.ContainmentActionEvent.Escalated;
import org.aimsledger.contracts.incident.ContainmentActionEvent.Requested;
import org.aimsledger.contracts.incident.ContainmentActionEvent.Retried;
import org.aimsledger.contracts.incident.ContainmentActionEvent.TimedOut;
import org.aimsledger.contracts.incident.ContainmentMeasure;
import org.aimsledger.contracts.incident.MeasureOutcome;
import org.aimsledger.eventstore.core.Decision;
import org.aimsledger.incident.containmentaction.ContainmentActionCommand.Acknowledge;
import org.aimsledger.incident.containmentaction.ContainmentActionCommand.Request;
import org.aimsledger.incident.containmentaction.ContainmentActionCommand.Watch;
import org.aimsledger.incident.containmentaction.ContainmentActionCommand.Withdraw;
import org.aimsledger.incident.platform.ContainableIncident;
import org.aimsledger.incident.platform.HoldStanding;
import org.aimsledger.incident.platform.Patience;
import org.aimsledger.incident.platform.PersonId;
import org.aimsledger.incident.platform.Reason;
import org.aimsledger.testkit.spec.ApprovedState;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ContainmentActionDeciderTest {
  private static final UUID INCIDENT = new UUID(1, 1);
  private static final UUID SYSTEM = new UUID(2, 2);
  private static final UUID ACTION = new UUID(3, 3);
  private static final UUID OTHER = new UUID(4, 4);
  private static final Instant NOW = Instant.parse("2027-12-03T16:00:00Z");
  private static final Duration WITHIN = Duration.ofMinutes(5);
  private static final Duration LONGER = Duration.ofMinutes(10);
  private static final Patience PATIENCE = new Patience(WITHIN, Duration.ofHours(1), 2);
  private static final PersonId RITA = new PersonId("rita");
  private static final Reason WHY = new Reason("because");
  private static final Measure REVOKE =
      new Measure(SYSTEM, ContainmentMeasure.REVOKE_SCOPE, "tool/mail");
  private static final Measure ROLL_BACK = new Measure(SYSTEM, ContainmentMeasure.ROLL_BACK, "4.1");
  private static final ContainableIncident TAKEN =
      new ContainableIncident(true, true, Set.of(SYSTEM));
  private static final HoldStanding HELD = new HoldStanding(true, Set.of(AlterationKind.FIX));
  private static final ContainmentActionDecider DECIDER = new ContainmentActionDecider();

  private static Request request(Measure measure) {
    return request(ACTION, measure, TAKEN, HoldStanding.NONE);
  }

  private static Request request(
      UUID action, Measure measure, ContainableIncident of, HoldStanding hold) {
    return new Request(INCIDENT, action, measure, WHY, of, hold, PATIENCE, RITA, NOW);
  }

  private static Acknowledge answer(MeasureOutcome outcome) {
    return new Acknowledge(INCIDENT, ACTION, outcome, WHY, RITA, NOW);
  }

  private static Watch watch(Duration later) {
    return new Watch(INCIDENT, PATIENCE, NOW.plus(later));
  }

  private static final Withdraw WITHDRAW = new Withdraw(INCIDENT, ACTION, WHY, NOW);

  private static ContainmentActions after(ContainmentActionCommand... commands) {
    ContainmentActions state = DECIDER.initial();
    for (var command : commands) {
      if (DECIDER.decide(command, state)
          instanceof
          Decision.Accepted<ContainmentActionEvent, ContainmentActionRejection>(var events)) {
        for (var event : events) {
          state = DECIDER.evolve(state, event);
        }
      } else {
        throw new AssertionError(command + " was refused");
      }
    }
    return state;
  }

  @Test
  void anOrderSaysWhenItHasToBeAnswered() {
    // When
    var decision = DECIDER.decide(request(REVOKE), after());

    // Then
    assertThat(decision)
        .isEqualTo(
            accept(
                new Requested(
                    ACTION,
                    INCIDENT,
                    SYSTEM,
                    ContainmentMeasure.REVOKE_SCOPE,
                    "tool/mail",
                    "because",
                    "rita",
                    NOW.plus(WITHIN),
                    NOW)));
  }

  @Test
  void theSameMeasureIsNotOrderedTwiceWhileItIsOpen() {
    // Given
    var second = request(OTHER, REVOKE, TAKEN, HoldStanding.NONE);

    // Then
    assertThat(DECIDER.decide(request(REVOKE), after(request(REVOKE)))).isEqualTo(accept());
    assertThat(DECIDER.decide(second, after(request(REVOKE)))).isEqualTo(accept());
    assertThat(DECIDER.decide(second, after(request(REVOKE), answer(MeasureOutcome.CARRIED_OUT))))
        .isNotEqualTo(accept());
  }

  @Test
  void whatNobodyAnswersIsAskedForAgainAndThenEscalated() {
    // Given
    var first = Duration.ofMinutes(6);
    var second = Duration.ofMinutes(17);

    // When
    var inTime = DECIDER.decide(watch(WITHIN), after(request(REVOKE)));
    var retried = DECIDER.decide(watch(first), after(request(REVOKE)));
    var escalated = DECIDER.decide(watch(second), after(request(REVOKE), watch(first)));
    var afterwards =
        DECIDER.decide(
            watch(Duration.ofHours(1)), after(request(REVOKE), watch(first), watch(second)));

    // Then
    assertThat(inTime).isEqualTo(accept());
    assertThat(retried)
        .isEqualTo(
            accept(
                new TimedOut(ACTION, INCIDENT, 1, NOW.plus(WITHIN), NOW.plus(first)),
                new Retried(
                    ACTION,
                    INCIDENT,
                    SYSTEM,
                    ContainmentMeasure.REVOKE_SCOPE,
                    "tool/mail",
                    2,
                    NOW.plus(first).plus(LONGER),
                    NOW.plus(first))));
    assertThat(escalated)
        .isEqualTo(
            accept(
                new TimedOut(ACTION, INCIDENT, 2, NOW.plus(first).plus(LONGER), NOW.plus(second)),
                new Escalated(ACTION, INCIDENT, SYSTEM, 2, NOW.plus(second))));
    assertThat(afterwards).isEqualTo(accept());
  }

  @Test
  void anAnswerIsHeardAlsoAfterAnEscalation() {
    // Given
    var state = after(request(REVOKE), watch(Duration.ofMinutes(6)), watch(Duration.ofMinutes(17)));

    // When
    var decision = DECIDER.decide(answer(MeasureOutcome.CARRIED_OUT), state);

    // Then
    assertThat(decision)
        .isEqualTo(
            accept(
                new Acknowledged(
                    ACTION, INCIDENT, MeasureOutcome.CARRIED_OUT, "because", "rita", NOW)));
  }

  @Test
  void whatWasCarriedOutIsKnownAlsoWhenNobodyWantedItAnyMore() {
    // When
    var decision =
        DECIDER.decide(answer(MeasureOutcome.CARRIED_OUT), after(request(REVOKE), WITHDRAW));

    // Then
    assertThat(decision).isInstanceOf(Decision.Accepted.class);
  }

  @Test
  void rollingBackUnderTheHoldNeedsLeaveOfItsOwn() {
    // Given
    var allowed = new HoldStanding(true, Set.of(AlterationKind.ROLL_BACK));

    // Then
    assertThat(DECIDER.decide(request(ACTION, ROLL_BACK, TAKEN, HELD), after()))
        .isEqualTo(
            reject(
                new ContainmentActionRejection.EvidenceOnHold(
                    INCIDENT, ContainmentMeasure.ROLL_BACK)));
    assertThat(DECIDER.decide(request(ACTION, ROLL_BACK, TAKEN, allowed), after()))
        .isInstanceOf(Decision.Accepted.class);
    // To take a scope away alters nothing of the system.
    assertThat(DECIDER.decide(request(ACTION, REVOKE, TAKEN, HELD), after()))
        .isInstanceOf(Decision.Accepted.class);
  }

  static Stream<Arguments> refusals() {
    var unknown = new ContainmentActionRejection.UnknownAction(ACTION);
    return Stream.of(
        Arguments.of(
            request(
                ACTION, REVOKE, new ContainableIncident(false, false, Set.of()), HoldStanding.NONE),
            after(),
            new ContainmentActionRejection.UnknownIncident(INCIDENT)),
        Arguments.of(
            request(
                ACTION,
                REVOKE,
                new ContainableIncident(true, false, Set.of(SYSTEM)),
                HoldStanding.NONE),
            after(),
            new ContainmentActionRejection.IncidentNotTaken(INCIDENT)),
        Arguments.of(
            request(
                ACTION,
                REVOKE,
                new ContainableIncident(true, true, Set.of(OTHER)),
                HoldStanding.NONE),
            after(),
            new ContainmentActionRejection.SystemNotLinked(INCIDENT, SYSTEM)),
        Arguments.of(
            request(ROLL_BACK),
            after(request(REVOKE)),
            new ContainmentActionRejection.ActionIsAnother(ACTION)),
        Arguments.of(answer(MeasureOutcome.CARRIED_OUT), after(), unknown),
        Arguments.of(WITHDRAW, after(), unknown),
        Arguments.of(
            answer(MeasureOutcome.DECLINED),
            after(request(REVOKE), answer(MeasureOutcome.CARRIED_OUT)),
            new ContainmentActionRejection.ActionHasEnded(ACTION, "CARRIED_OUT")),
        Arguments.of(
            answer(MeasureOutcome.DECLINED),
            after(request(REVOKE), WITHDRAW),
            new ContainmentActionRejection.ActionHasEnded(ACTION, "WITHDRAWN")),
        Arguments.of(
            WITHDRAW,
            after(request(REVOKE), answer(MeasureOutcome.DECLINED)),
            new ContainmentActionRejection.ActionHasEnded(ACTION, "DECLINED")));
  }

  @ParameterizedTest
  @MethodSource("refusals")
  void whatMayNotBeIsRefused(
      ContainmentActionCommand command,
      ContainmentActions state,
      ContainmentActionRejection reason) {
    // When
    var decision = DECIDER.decide(command, state);

    // Then
    assertThat(decision).isEqualTo(reject(reason));
  }

  @Test
  void aScopeAndAVersionHaveToBeNamed() {
    // Then
    assertThatThrownBy(() -> new Measure(SYSTEM, ContainmentMeasure.REVOKE_SCOPE, null))
        .hasMessageStartingWith("target is required");
    assertThatThrownBy(() -> new Measure(SYSTEM, ContainmentMeasure.ROLL_BACK, null))
        .hasMessageStartingWith("target is required");
    assertThat(new Measure(SYSTEM, ContainmentMeasure.FALL_BACK_TO_HUMAN, null).target()).isNull();
  }

  @Test
  void theFormOfTheStateIsTheApprovedOne() {
    // Given
    var state =
        after(
            request(REVOKE),
            request(OTHER, ROLL_BACK, TAKEN, HoldStanding.NONE),
            answer(MeasureOutcome.CARRIED_OUT));

    // When
    var written = ContainmentActionEventTypes.STATES.write(state);

    // Then
    assertThat(ContainmentActionEventTypes.STATES.read(written)).contains(state);
    ApprovedState.assertThatIsApproved(
        "containment-action", ContainmentActionEventTypes.STATES.version(), written);
  }
}
