package org.aimsledger.incident.regulatorycase;

import static org.aimsledger.eventstore.core.Decision.accept;
import static org.aimsledger.eventstore.core.Decision.reject;
import static org.aimsledger.incident.regulatorycase.CaseSamples.*;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.aimsledger.contracts.incident.RegulatoryCaseEvent.ClockRecalculated;
import org.aimsledger.contracts.incident.RegulatoryCaseEvent.FactsStated;
import org.aimsledger.contracts.incident.StatedMoment;
import org.aimsledger.incident.platform.ClockShift;
import org.aimsledger.incident.regulatorycase.RegulatoryCaseCommand.CorrectMoment;
import org.aimsledger.incident.regulatorycase.RegulatoryCaseRejection.TimeInFuture;
import org.aimsledger.referencedata.LegalClocks.Trigger;
import org.junit.jupiter.api.Test;

/// What a corrected time of the incident does to its legal case.
class CorrectedMomentTest {
  private static final String BREACH = "gdpr-33-1";
  private static final Instant DUE = Instant.parse("2027-12-06T15:02:00Z");
  private static final Instant EARLIER = AWARE.minusSeconds(7_200);
  private static final Instant LATER = AWARE.plusSeconds(600);
  private static final ClockShifts SHIFTS = new ClockShifts(PACKS, HOLIDAYS);

  private static RegulatoryCase breach() {
    return after(facts("controller", "personal-data-breach"));
  }

  private static CorrectMoment correct(Instant aware, Instant now) {
    return new CorrectMoment(INCIDENT, Trigger.AWARE, aware, WHY, now);
  }

  @Test
  void anEarlierMomentIsRestatedWithAllElseAndMovesTheDeadline() {
    // When
    var events = events(DECIDER.decide(correct(EARLIER, NOW), breach()));

    // Then
    assertThat(events)
        .containsExactly(
            new FactsStated(
                INCIDENT,
                List.of("controller", "personal-data-breach"),
                List.of(new StatedMoment("AWARE", EARLIER)),
                "UTC",
                null,
                "legal-clocks@2026.1",
                "because",
                NOW),
            new ClockRecalculated(
                INCIDENT,
                BREACH,
                EARLIER,
                DUE.minusSeconds(7_200),
                DUE.minusSeconds(7_200),
                "legal-clocks@2026.1",
                NOW));
  }

  @Test
  void aLaterMomentIsShownAndMovesNothingAndUndoesNoMiss() {
    // Given
    var over = DUE.plusSeconds(60);
    var missed =
        then(
            breach(),
            new RegulatoryCaseCommand.Watch(INCIDENT, List.of(Duration.ofHours(1)), over));
    var late = DUE.plusSeconds(3_600);

    // When
    var corrected = then(missed, correct(LATER, late));

    // Then
    assertThat(clock(corrected, BREACH).due().earlier()).isEqualTo(DUE);
    assertThat(clock(corrected, BREACH).missed()).isTrue();
    assertThat(SHIFTS.between(missed, corrected, late))
        .containsExactly(new ClockShift(BREACH, "gdpr", DUE, DUE, DUE.plusSeconds(600), true));
  }

  @Test
  void aPreviewShowsBothDeadlines() {
    // Given
    var before = breach();

    // When
    var shifts = SHIFTS.between(before, then(before, correct(EARLIER, NOW)), NOW);

    // Then
    assertThat(shifts)
        .containsExactly(new ClockShift(BREACH, "gdpr", DUE, DUE.minusSeconds(7_200), null, false));
  }

  @Test
  void aCaseWithoutThatMomentStaysAsItIs() {
    // Given
    var without = after(facts(Map.of(Trigger.DISCOVERED, AWARE), NOW, "controller"));

    // Then
    assertThat(DECIDER.decide(correct(EARLIER, NOW), without)).isEqualTo(accept());
    assertThat(DECIDER.decide(correct(EARLIER, NOW), new RegulatoryCase.Absent()))
        .isEqualTo(accept());
    assertThat(DECIDER.decide(correct(AWARE, NOW), breach())).isEqualTo(accept());
    assertThat(DECIDER.decide(correct(NOW.plusSeconds(1), NOW), breach()))
        .isEqualTo(reject(new TimeInFuture("AWARE", NOW.plusSeconds(1), NOW)));
  }
}
