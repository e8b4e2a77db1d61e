package org.aimsledger.incident.regulatorycase;

import static org.aimsledger.incident.regulatorycase.CaseSamples.*;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.aimsledger.contracts.incident.ClockRelief;
import org.aimsledger.incident.platform.Due;
import org.aimsledger.referencedata.LegalClocks.Trigger;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/// When one clock is due after what was stated, tolled and stated again. Counted by hand, as in
/// `deadlines.csv`.
class ClockTableTest {
  @ParameterizedTest
  @CsvFileSource(resources = "/clocks.csv", delimiter = '|')
  void aClockIsDue(
      String clock,
      String facts,
      String first,
      String second,
      String zone,
      String holidays,
      int tolledHours,
      int newerHours,
      Instant strict,
      Instant legal) {
    // Given
    var moments = moments(first);
    var at = Collections.max(moments.values()).plusSeconds(60);
    var state = after(stated(facts, moments, zone, holidays, at));
    if (tolledHours > 0) {
      state = tolled(state, clock, at, at.plus(Duration.ofHours(tolledHours)));
    }

    // When
    if (!second.equals("no")) {
      var again = moments(second);
      var later = Collections.max(again.values()).plusSeconds(3_600);
      var packs = newerHours > 0 ? withNextPack(later, clock, newerHours) : PACKS;
      var decider = new RegulatoryCaseDecider(packs, HOLIDAYS);
      for (var event : events(decider.decide(stated(facts, again, zone, holidays, later), state))) {
        state = decider.evolve(state, event);
      }
    }

    // Then
    assertThat(clock(state, clock).due()).isEqualTo(new Due(strict, legal));
  }

  private static Map<Trigger, Instant> moments(String written) {
    return Arrays.stream(written.split(" "))
        .map(one -> one.split("="))
        .collect(Collectors.toMap(one -> Trigger.valueOf(one[0]), one -> Instant.parse(one[1])));
  }

  private static RegulatoryCaseCommand stated(
      String facts, Map<Trigger, Instant> moments, String zone, String holidays, Instant at) {
    return new RegulatoryCaseCommand.StateFacts(
        INCIDENT,
        Set.of(facts.split(" ")),
        moments,
        ZoneId.of(zone),
        holidays.equals("no") ? null : holidays,
        WHY,
        at);
  }

  private static RegulatoryCase tolled(
      RegulatoryCase state, String clock, Instant at, Instant until) {
    var proposed =
        then(
            state,
            new RegulatoryCaseCommand.ProposeRelief(
                INCIDENT, clock, ClockRelief.TOLL, until, WHY, RITA, at));
    return then(proposed, new RegulatoryCaseCommand.ApproveRelief(INCIDENT, clock, ANNA, at));
  }
}
