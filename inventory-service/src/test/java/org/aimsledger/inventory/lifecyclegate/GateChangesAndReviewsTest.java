package org.aimsledger.inventory.lifecyclegate;

import static org.aimsledger.inventory.aisystem.Examples.CHATBOT;
import static org.aimsledger.inventory.lifecyclegate.GateExamples.NOON;
import static org.aimsledger.inventory.lifecyclegate.GateExamples.POLICY;
import static org.aimsledger.inventory.lifecyclegate.GateExamples.days;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.aimsledger.contracts.inventory.FactStanding;
import org.aimsledger.contracts.inventory.GateLapse;
import org.aimsledger.contracts.inventory.GateTier;
import org.aimsledger.contracts.inventory.HighImpact;
import org.aimsledger.contracts.inventory.LapseReason;
import org.aimsledger.contracts.inventory.LifecycleGateEvent;
import org.aimsledger.contracts.inventory.ReviewEvent;
import org.aimsledger.contracts.inventory.RiskClass;
import org.aimsledger.contracts.inventory.Stage;
import org.aimsledger.eventstore.core.Decision;
import org.aimsledger.inventory.platform.Dependents;
import org.aimsledger.referencedata.load.BundledPacks;
import org.aimsledger.testkit.spec.DeciderSpecification;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What time does to a system in use: changes that were reported, reviews that are due.
class GateChangesAndReviewsTest {
  private static final LifecycleGateDecider DECIDER =
      new LifecycleGateDecider(BundledPacks.load().lifecycleGates(), false);
  private static final LocalDate DUE = LocalDate.of(2026, 11, 22);
  private static final SystemStanding IN_USE =
      new SystemStanding(
          true, true, true, Stage.DEPLOYED, HighImpact.NO, false, RiskClass.MINIMAL, 7, 2, null, 0);

  private static LifecycleGateEvent approved(String gate, Instant at) {
    return new LifecycleGateEvent.GateApproved(
        CHATBOT,
        gate,
        GateTier.MINIMAL,
        List.of("anna"),
        List.of(),
        null,
        List.of(),
        List.of(),
        POLICY,
        null,
        at);
  }

  private static List<LifecycleGateEvent> looked(Instant reported, LifecycleGateEvent... history) {
    var change = new LifecycleGateCommand.Change(UUID.randomUUID(), "MODEL_RETRAINED", reported);
    var look = new LifecycleGateCommand.Check(CHATBOT, null, change, days(9));
    var decision =
        DeciderSpecification.of(DECIDER)
            .given(history)
            .when(new Considered(look, IN_USE, Dependents.UNSEEN, List.of()));
    assertThat(decision).isInstanceOf(Decision.Accepted.class);
    return List.copyOf(
        ((Decision.Accepted<LifecycleGateEvent, LifecycleGateRejection>) decision).events());
  }

  @ParameterizedTest
  @CsvSource({"1,false", "3,true"})
  void aChangeWaitsForADecisionUnlessTheSystemWasVerifiedAfterIt(int day, boolean waits) {
    // When
    var events = looked(days(day), approved("G4", days(2)), approved("G6", days(5)));

    // Then
    assertThat(events.stream().anyMatch(LifecycleGateEvent.FactObserved.class::isInstance))
        .isEqualTo(waits);
  }

  @Test
  void whatWasVerifiedUnderAnOverrideSettlesNothing() {
    // When
    var events = looked(days(1), GateExamples.overridden("G4"));

    // Then
    assertThat(events).hasAtLeastOneElementOfType(LifecycleGateEvent.FactObserved.class);
  }

  @ParameterizedTest
  @CsvSource({
    "2026-11-22T23:59:59Z,MET",
    "2026-11-23T00:00:00Z,EXPIRED",
  })
  void aReviewIsInTimeOnItsDayAndOverdueAfterwards(Instant now, FactStanding standing) {
    // Given
    var policy = DECIDER.policy(NOON);
    var planned = IN_USE.reviewedBy(DUE, 4);
    var state = DeciderSpecification.of(DECIDER).given(approved("G6", NOON)).state();

    // When
    var assessment =
        GateAssessment.of(policy, CHATBOT, state, planned, Dependents.NONE, List.of(), now);

    // Then
    var fact = assessment.fact("review-not-overdue");
    assertThat(fact.standing()).isEqualTo(standing);
    assertThat(fact.stream()).isEqualTo("review/" + CHATBOT);
    assertThat(fact.version()).isEqualTo(4);
    assertThat(
            assessment
                .lapses(policy.gate("G6").orElseThrow())
                .contains(new GateLapse("G6", "review-not-overdue", LapseReason.FACT_EXPIRED)))
        .isEqualTo(standing == FactStanding.EXPIRED);
  }

  @Test
  void theDayAfterTheReviewIsWhenTheSystemIsLookedAtAgain() {
    // Given
    var planned = IN_USE.reviewedBy(DUE, 4);

    // When
    var until =
        GateAssessment.of(
                DECIDER.policy(NOON),
                CHATBOT,
                LifecycleGate.EMPTY,
                planned,
                Dependents.NONE,
                List.of(),
                NOON)
            .findings(null)
            .until();

    // Then
    assertThat(until).isEqualTo("2026-11-23T00:00:00Z");
  }

  @Test
  void whatIsHeldIsNotOverdue() {
    // Given
    var fold = new SystemStandingFold();
    var planned =
        fold.evolve(SystemStanding.NONE, new ReviewEvent.Scheduled(CHATBOT, DUE, "yearly", NOON));

    // When
    var held =
        fold.evolve(planned, new ReviewEvent.Held(CHATBOT, DUE, "in order", "rita", days(1)));

    // Then
    assertThat(planned.reviewDue()).isEqualTo(DUE);
    assertThat(held.reviewDue()).isNull();
  }
}
