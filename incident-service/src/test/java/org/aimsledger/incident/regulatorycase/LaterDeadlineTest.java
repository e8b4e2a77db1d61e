package org.aimsledger.incident.regulatorycase;

import static org.aimsledger.eventstore.core.Decision.accept;
import static org.aimsledger.eventstore.core.Decision.reject;
import static org.aimsledger.incident.regulatorycase.CaseSamples.*;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.aimsledger.contracts.incident.ClockRelief;
import org.aimsledger.contracts.incident.RegulatoryCaseEvent;
import org.aimsledger.contracts.incident.RegulatoryCaseEvent.ClockAlarmRaised;
import org.aimsledger.contracts.incident.RegulatoryCaseEvent.ClockRecalculated;
import org.aimsledger.contracts.incident.RegulatoryCaseEvent.ClockRestated;
import org.aimsledger.contracts.incident.RegulatoryCaseEvent.ClockSuperseded;
import org.aimsledger.contracts.incident.RegulatoryCaseEvent.FactsStated;
import org.aimsledger.contracts.incident.RegulatoryCaseEvent.ReliefProposed;
import org.aimsledger.referencedata.LegalClocks.Trigger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// One person alone makes no deadline later, whatever he states, and nothing undoes a miss.
class LaterDeadlineTest {
  private static final String BREACH = "gdpr-33-1";
  private static final Instant DUE = Instant.parse("2027-12-06T15:02:00Z");
  private static final Instant OVER = DUE.plusSeconds(60);
  private static final Instant LATE = DUE.plusSeconds(3_600);

  private static RegulatoryCase breach() {
    return after(facts("controller", "personal-data-breach"));
  }

  private static RegulatoryCaseCommand awareAt(Instant aware, Instant now) {
    return facts(Map.of(Trigger.AWARE, aware), now, "controller", "personal-data-breach");
  }

  private static RegulatoryCaseCommand watch(Instant now) {
    return new RegulatoryCaseCommand.Watch(INCIDENT, List.of(Duration.ofHours(24)), now);
  }

  private static RegulatoryCaseCommand propose(
      ClockRelief relief, @Nullable Instant until, Instant now) {
    return new RegulatoryCaseCommand.ProposeRelief(INCIDENT, BREACH, relief, until, WHY, RITA, now);
  }

  private static RegulatoryCaseCommand approve(Instant now) {
    return new RegulatoryCaseCommand.ApproveRelief(INCIDENT, BREACH, ANNA, now);
  }

  @Test
  void aLaterMomentMovesNoDeadlineAndUndoesNoMiss() {
    // Given
    var missed = then(breach(), watch(OVER));

    // When
    var events = events(DECIDER.decide(awareAt(LATE, LATE), missed));

    // Then
    assertThat(events).hasSize(1).first().isInstanceOf(FactsStated.class);
    var clock = clock(then(missed, awareAt(LATE, LATE)), BREACH);
    assertThat(clock.due().earlier()).isEqualTo(DUE);
    assertThat(clock.triggerAt()).isEqualTo(AWARE);
    assertThat(clock.missed()).isTrue();
  }

  @Test
  void anEarlierMomentMovesTheDeadlineAndUndoesNoMiss() {
    // Given
    var missed = then(breach(), watch(OVER));
    var earlier = AWARE.minusSeconds(3_600);

    // When
    var clock = clock(then(missed, awareAt(earlier, LATE)), BREACH);

    // Then
    assertThat(clock.due().earlier()).isEqualTo(DUE.minusSeconds(3_600));
    assertThat(clock.missed()).isTrue();
  }

  @Test
  void twoPersonsCountFromTheMomentAsItWasStatedLast() {
    // Given
    var stated = then(then(breach(), watch(OVER)), awareAt(LATE, LATE));
    var due = LATE.plus(Duration.ofDays(3));

    // When
    var proposal = DECIDER.decide(propose(ClockRelief.RESTATE, null, LATE), stated);
    var proposed = then(stated, propose(ClockRelief.RESTATE, null, LATE));
    var again = DECIDER.decide(propose(ClockRelief.RESTATE, null, LATE), proposed);
    var agreement = DECIDER.decide(approve(LATE), proposed);

    // Then
    assertThat(proposal)
        .isEqualTo(
            accept(
                new ReliefProposed(
                    INCIDENT, BREACH, ClockRelief.RESTATE, LATE, RITA.value(), "because", LATE)));
    assertThat(again).isEqualTo(accept());
    assertThat(agreement)
        .isEqualTo(
            accept(
                new ClockRestated(
                    INCIDENT,
                    BREACH,
                    LATE,
                    due,
                    due,
                    "legal-clocks@2026.1",
                    RITA.value(),
                    ANNA.value(),
                    "because",
                    LATE)));
    var clock = clock(then(proposed, approve(LATE)), BREACH);
    assertThat(clock.triggerAt()).isEqualTo(LATE);
    assertThat(clock.missed()).isTrue();
    assertThat(clock.proposal()).isNull();
  }

  @Test
  void whereNothingLaterWasStatedNothingIsProposed() {
    // When
    var decision = DECIDER.decide(propose(ClockRelief.RESTATE, null, NOW), breach());

    // Then
    assertThat(decision).isEqualTo(reject(new RegulatoryCaseRejection.NothingRestated(BREACH)));
  }

  @Test
  void nobodyAgreesToAMomentThatIsNoLongerStated() {
    // Given
    var later = AWARE.plusSeconds(600);
    var proposed =
        then(then(breach(), awareAt(later, NOW)), propose(ClockRelief.RESTATE, null, NOW));
    var stated = then(proposed, awareAt(later.plusSeconds(600), NOW));

    // When
    var decision = DECIDER.decide(approve(NOW), stated);

    // Then
    assertThat(decision).isEqualTo(reject(new RegulatoryCaseRejection.NothingRestated(BREACH)));
  }

  @Test
  void anotherPlaceAndItsHolidaysMakeNoReadingLater() {
    // Given: Christmas, on which the eu-ai-act's ten days would end
    var aware = Instant.parse("2028-12-15T09:00:00Z");
    var facts = Set.of("provider-of-annex-iii-system", "death");
    var state = after(placed(facts, aware, "UTC", null));

    // When
    var events = events(DECIDER.decide(placed(facts, aware, "America/New_York", "de"), state));

    // Then
    assertThat(events).hasSize(1).first().isInstanceOf(FactsStated.class);
    assertThat(
            new CalledClocks(PACKS.clocks(aware), HOLIDAYS, statement(events))
                .later(clock(state, "eu-ai-act-73-4")))
        .hasValueSatisfying(
            later ->
                assertThat(later.due().legal()).isEqualTo(Instant.parse("2028-12-27T04:59:59Z")));
  }

  private static RegulatoryCaseCommand placed(
      Set<String> facts, Instant aware, String zone, @Nullable String holidays) {
    return new RegulatoryCaseCommand.StateFacts(
        INCIDENT,
        facts,
        Map.of(Trigger.AWARE, aware),
        ZoneId.of(zone),
        holidays,
        WHY,
        aware.plusSeconds(60));
  }

  private static RegulatoryCase.Statement statement(List<RegulatoryCaseEvent> events) {
    return ((RegulatoryCase.Stated) DECIDER.evolve(DECIDER.initial(), events.getFirst()))
        .statement();
  }

  @Test
  void aNewerPackMakesNoRunningPeriodLonger() {
    // Given
    var packs = withNextPack(LATE, BREACH, 96);
    var decider = new RegulatoryCaseDecider(packs, HOLIDAYS);

    // When
    var events = events(decider.decide(awareAt(AWARE.plusSeconds(1), LATE), breach()));

    // Then
    assertThat(events).hasSize(1).first().isInstanceOf(FactsStated.class);
  }

  @Test
  void aNewerPackMayMakeARunningPeriodShorter() {
    // Given
    var packs = withNextPack(LATE, BREACH, 48);
    var decider = new RegulatoryCaseDecider(packs, HOLIDAYS);
    var due = DUE.minusSeconds(86_400);

    // When
    var events = events(decider.decide(awareAt(AWARE, LATE), breach()));

    // Then
    assertThat(events)
        .contains(
            new ClockRecalculated(INCIDENT, BREACH, AWARE, due, due, "legal-clocks@2027.9", LATE));
  }

  @Test
  void aShorterPeriodThatEndsLaterTakesNoPlace() {
    // Given: fifteen days, and later ten that are said to count from the eighth day
    var provider = "provider-of-annex-iii-system";
    var state = after(facts(provider, "serious-harm-to-health"));
    var eighth = AWARE.plus(Duration.ofDays(8));

    // When
    var next = then(state, facts(Map.of(Trigger.AWARE, eighth), eighth, provider, "death"));

    // Then
    assertThat(running(next)).containsExactly("eu-ai-act-73-2", "eu-ai-act-73-4");
    assertThat(events(DECIDER.decide(facts(provider, "death"), next)))
        .contains(new ClockSuperseded(INCIDENT, "eu-ai-act-73-2", "eu-ai-act-73-4", NOW));
  }

  @Test
  void fractionsOfASecondOfATollingMoveNoDeadline() {
    // Given
    var moment = NOW.plusNanos(123_456_000);
    var tolled =
        then(
            then(breach(), propose(ClockRelief.TOLL, NOW.plus(Duration.ofDays(10)), moment)),
            approve(moment));

    // When
    var events =
        events(
            DECIDER.decide(
                facts(
                    Map.of(Trigger.AWARE, AWARE, Trigger.DISCOVERED, AWARE),
                    LATE,
                    "controller",
                    "personal-data-breach"),
                tolled));

    // Then
    assertThat(events).hasSize(1).first().isInstanceOf(FactsStated.class);
  }

  @Test
  void nobodyAgreesToATollingThatIsOver() {
    // Given
    var until = NOW.plusSeconds(600);
    var proposed = then(breach(), propose(ClockRelief.TOLL, until, NOW));

    // When
    var decision = DECIDER.decide(approve(until), proposed);

    // Then
    assertThat(decision)
        .isEqualTo(reject(new RegulatoryCaseRejection.TollingHasEnded(BREACH, until, until)));
  }

  @Test
  void aTollingAfterAMissIsWarnedOfAnewAndTheMissStays() {
    // Given
    var missed = then(breach(), watch(OVER));
    var until = OVER.plus(Duration.ofDays(10));
    var tolled = then(then(missed, propose(ClockRelief.TOLL, until, OVER)), approve(OVER));
    var due = DUE.plus(Duration.ofDays(10));

    // When
    var warned = DECIDER.decide(watch(due.minusSeconds(7_200)), tolled);
    var over = DECIDER.decide(watch(due.plusSeconds(1)), tolled);

    // Then
    assertThat(clock(tolled, BREACH).missed()).isTrue();
    assertThat(warned)
        .isEqualTo(
            accept(new ClockAlarmRaised(INCIDENT, BREACH, 86_400, due, due.minusSeconds(7_200))));
    assertThat(over).isEqualTo(accept());
  }
}
