package org.aimsledger.incident.playbookrun;

import static org.aimsledger.eventstore.core.Decision.accept;
import static org.aimsledger.eventstore.core.Decision.reject;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.aimsledger.contracts.incident.PlaybookPhase;
import org.aimsledger.contracts.incident.PlaybookRunEvent;
import org.aimsledger.contracts.incident.PlaybookStep;
import org.aimsledger.contracts.incident.PlaybookText;
import org.aimsledger.contracts.incident.StepGuard;
import org.aimsledger.contracts.incident.StepOutcome;
import org.aimsledger.eventstore.core.Decision;
import org.aimsledger.incident.platform.PersonId;
import org.aimsledger.incident.platform.PlaybookInForce;
import org.aimsledger.incident.platform.Reason;
import org.aimsledger.incident.playbookrun.PlaybookRun.Started;
import org.aimsledger.incident.playbookrun.PlaybookRunCommand.Abandon;
import org.aimsledger.incident.playbookrun.PlaybookRunCommand.Complete;
import org.aimsledger.incident.playbookrun.PlaybookRunCommand.Settle;
import org.aimsledger.incident.playbookrun.PlaybookRunCommand.Start;
import org.aimsledger.incident.playbookrun.PlaybookRunCommand.Trigger;
import org.aimsledger.testkit.spec.ApprovedState;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class PlaybookRunDeciderTest {
  private static final UUID RUN = new UUID(1, 1);
  private static final UUID INCIDENT = new UUID(2, 2);
  private static final Instant NOW = Instant.parse("2027-12-03T16:00:00Z");
  private static final PersonId RITA = new PersonId("rita");
  private static final Reason WHY = new Reason("because");
  private static final PlaybookRunDecider DECIDER = new PlaybookRunDecider();
  private static final PlaybookInForce DRIFT =
      new PlaybookInForce(
          "drift",
          "playbooks@2026.1",
          List.of(
              step("look", PlaybookPhase.FIRST_MINUTES, 15, null),
              step("hold", PlaybookPhase.EVIDENCE, 60, null),
              step("mend", PlaybookPhase.FIX, null, StepGuard.EVIDENCE_HELD)));

  private static PlaybookStep step(
      String name, PlaybookPhase phase, @Nullable Integer due, @Nullable StepGuard guard) {
    return new PlaybookStep(name, phase, "on-call", due, guard, new PlaybookText("a", "b", "c"));
  }

  private static Start start() {
    return new Start(RUN, INCIDENT, DRIFT, Trigger.PERSON, WHY, NOW);
  }

  private static Start drill() {
    return new Start(RUN, null, DRIFT, Trigger.DRILL, WHY, NOW);
  }

  private static Settle settle(String step, StepOutcome outcome, StepGuard... guards) {
    return new Settle(RUN, step, outcome, WHY, Set.of(guards), RITA, NOW);
  }

  private static PlaybookRun after(PlaybookRunCommand... commands) {
    PlaybookRun state = DECIDER.initial();
    for (var command : commands) {
      if (DECIDER.decide(command, state)
          instanceof Decision.Accepted<PlaybookRunEvent, PlaybookRunRejection>(var events)) {
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
  void aRunKeepsTheStepsThatItStartedWith() {
    // When
    var run = (Started) after(start());

    // Then
    assertThat(run.version()).isEqualTo("playbooks@2026.1");
    assertThat(run.open()).containsExactly("look", "hold", "mend");
    assertThat(run.steps().getFirst().due(run.startedAt())).isEqualTo(NOW.plusSeconds(900));
    assertThat(run.steps().getLast().due(run.startedAt())).isNull();
    assertThat(run.isDrill()).isFalse();
  }

  @Test
  void calledAgainItIsTheSameRunAndSaysByWhat() {
    // Given
    var again = new Start(RUN, INCIDENT, DRIFT, Trigger.cause("DRIFT"), WHY, NOW);

    // When
    var decision = DECIDER.decide(again, after(start()));

    // Then
    assertThat(decision)
        .isEqualTo(accept(new PlaybookRunEvent.CalledAgain(RUN, INCIDENT, "CAUSE/DRIFT", NOW)));
    assertThat(DECIDER.decide(again, after(start(), again))).isEqualTo(accept());
    assertThat(DECIDER.decide(start(), after(start()))).isEqualTo(accept());
  }

  @Test
  void aGuardLooksAtTheIncident() {
    // Given
    var run = after(start());

    // When
    var early = DECIDER.decide(settle("mend", StepOutcome.DONE, StepGuard.CONTAINED), run);
    var held = DECIDER.decide(settle("mend", StepOutcome.DONE, StepGuard.EVIDENCE_HELD), run);
    var skipped = DECIDER.decide(settle("mend", StepOutcome.SKIPPED), run);

    // Then: what is not done needs no guard
    assertThat(early)
        .isEqualTo(
            reject(new PlaybookRunRejection.GuardNotMet("mend", StepGuard.EVIDENCE_HELD, false)));
    assertThat(held)
        .isEqualTo(
            accept(
                new PlaybookRunEvent.StepSettled(
                    RUN, "mend", StepOutcome.DONE, "because", "rita", NOW)));
    assertThat(skipped).isNotEqualTo(early);
  }

  @Test
  void inADrillAGuardLooksAtTheStepsOfTheDrill() {
    // Given
    var mend = settle("mend", StepOutcome.DONE, StepGuard.EVIDENCE_HELD);

    // When
    var early = DECIDER.decide(mend, after(drill()));
    var skipped = DECIDER.decide(mend, after(drill(), settle("hold", StepOutcome.SKIPPED)));
    var afterwards = DECIDER.decide(mend, after(drill(), settle("hold", StepOutcome.DONE)));

    // Then: what holds of a real incident is nothing to a drill
    assertThat(early)
        .isEqualTo(
            reject(new PlaybookRunRejection.GuardNotMet("mend", StepGuard.EVIDENCE_HELD, true)));
    assertThat(skipped).isEqualTo(early);
    assertThat(afterwards).isInstanceOf(Decision.Accepted.class);
  }

  @Test
  void aLaterWordTakesThePlaceOfAnEarlierOne() {
    // When
    var run =
        (Started)
            after(
                start(),
                settle("look", StepOutcome.NOT_APPLICABLE),
                settle("look", StepOutcome.DONE));

    // Then
    assertThat(run.step("look").orElseThrow().isDone()).isTrue();
    assertThat(DECIDER.decide(settle("look", StepOutcome.DONE), run)).isEqualTo(accept());
  }

  @Test
  void aRunEndsWhenEveryStepIsSettled() {
    // When
    var done = after(finished());

    // Then
    assertThat(((Started) done).end()).isEqualTo(new PlaybookRun.End(true, "because", NOW));
    assertThat(DECIDER.decide(new Complete(RUN, WHY, NOW), done)).isEqualTo(accept());
  }

  private static PlaybookRunCommand[] finished() {
    return new PlaybookRunCommand[] {
      drill(),
      settle("look", StepOutcome.NOT_APPLICABLE),
      settle("hold", StepOutcome.DONE),
      settle("mend", StepOutcome.DONE),
      new Complete(RUN, WHY, NOW)
    };
  }

  static Stream<Arguments> refusals() {
    var complete = new Complete(RUN, WHY, NOW);
    var abandon = new Abandon(RUN, WHY, NOW);
    return Stream.of(
        Arguments.of(
            settle("look", StepOutcome.DONE), after(), new PlaybookRunRejection.UnknownRun(RUN)),
        Arguments.of(complete, after(), new PlaybookRunRejection.UnknownRun(RUN)),
        Arguments.of(abandon, after(), new PlaybookRunRejection.UnknownRun(RUN)),
        Arguments.of(start(), after(drill()), new PlaybookRunRejection.RunIsAnother(RUN, "drift")),
        Arguments.of(drill(), after(start()), new PlaybookRunRejection.RunIsAnother(RUN, "drift")),
        Arguments.of(
            new Start(
                RUN,
                INCIDENT,
                new PlaybookInForce("bias", "playbooks@2026.1", DRIFT.steps()),
                Trigger.PERSON,
                WHY,
                NOW),
            after(start()),
            new PlaybookRunRejection.RunIsAnother(RUN, "drift")),
        Arguments.of(
            settle("dance", StepOutcome.DONE),
            after(start()),
            new PlaybookRunRejection.UnknownStep("dance", List.of("look", "hold", "mend"))),
        Arguments.of(
            complete,
            after(start(), settle("look", StepOutcome.DONE)),
            new PlaybookRunRejection.StepsOpen(List.of("hold", "mend"))),
        Arguments.of(
            settle("look", StepOutcome.DONE),
            after(finished()),
            new PlaybookRunRejection.RunHasEnded(RUN, true)),
        Arguments.of(abandon, after(finished()), new PlaybookRunRejection.RunHasEnded(RUN, true)),
        Arguments.of(
            complete, after(start(), abandon), new PlaybookRunRejection.RunHasEnded(RUN, false)));
  }

  @ParameterizedTest
  @MethodSource("refusals")
  void whatMayNotBeIsRefused(
      PlaybookRunCommand command, PlaybookRun state, PlaybookRunRejection reason) {
    // When
    var decision = DECIDER.decide(command, state);

    // Then
    assertThat(decision).isEqualTo(reject(reason));
  }

  @Test
  void theFormOfTheStateIsTheApprovedOne() {
    // Given
    var state = after(finished());

    // When
    var written = PlaybookRunEventTypes.STATES.write(state);

    // Then
    assertThat(PlaybookRunEventTypes.STATES.read(written)).contains(state);
    ApprovedState.assertThatIsApproved(
        "playbook-run", PlaybookRunEventTypes.STATES.version(), written);
  }
}
