package org.aimsledger.incident.regulatorycase;

import static org.aimsledger.incident.regulatorycase.CaseSamples.*;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.aimsledger.contracts.incident.ClockRelief;
import org.aimsledger.contracts.incident.Punctuality;
import org.aimsledger.contracts.incident.RegulatoryCaseEvent;
import org.aimsledger.contracts.incident.Reportability;
import org.aimsledger.contracts.incident.StatedMoment;
import org.aimsledger.eventstore.store.EventJson;
import org.aimsledger.testkit.store.ApprovedEvents;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What is stored today must be readable for ever: the approved files are what was stored.
class RegulatoryCaseEventTypesTest {
  private static final String PACK = "legal-clocks@2026.1";
  private static final Instant STRICT = Instant.parse("2027-12-18T15:02:00Z");
  private static final Instant LEGAL = Instant.parse("2027-12-20T23:59:59Z");

  static Stream<RegulatoryCaseEvent> oneOfEach() {
    return Stream.concat(whatIsStatedAndRelieved(), whatBecameOfClocks());
  }

  private static Stream<RegulatoryCaseEvent> whatIsStatedAndRelieved() {
    return Stream.of(
        new RegulatoryCaseEvent.FactsStated(
            INCIDENT,
            List.of("death", "provider-of-annex-iii-system"),
            List.of(new StatedMoment("AWARE", AWARE)),
            "Europe/Berlin",
            "DE",
            PACK,
            "because",
            NOW),
        new RegulatoryCaseEvent.ReportabilityDecided(
            INCIDENT, "eu-ai-act", Reportability.REPORTABLE, ANNA.value(), 1, "because", NOW),
        new RegulatoryCaseEvent.ClockStarted(
            INCIDENT,
            "eu-ai-act-73-2",
            "eu-ai-act-73-2",
            "eu-ai-act",
            AWARE,
            STRICT,
            LEGAL,
            PACK,
            NOW),
        new RegulatoryCaseEvent.ClockRecalculated(
            INCIDENT, "eu-ai-act-73-2", AWARE, STRICT, LEGAL, PACK, NOW),
        new RegulatoryCaseEvent.ClockSuperseded(INCIDENT, "eu-ai-act-73-2", "eu-ai-act-73-4", NOW),
        new RegulatoryCaseEvent.ReliefProposed(
            INCIDENT, "hipaa-164-404", ClockRelief.TOLL, LEGAL, RITA.value(), "because", NOW),
        new RegulatoryCaseEvent.ReliefRefused(
            INCIDENT, "hipaa-164-404", ANNA.value(), "because", NOW),
        new RegulatoryCaseEvent.ClockSetAside(
            INCIDENT, "gdpr-33-1", RITA.value(), ANNA.value(), "because", NOW),
        new RegulatoryCaseEvent.ClockReinstated(
            INCIDENT, "gdpr-33-1", RITA.value(), "because", NOW),
        new RegulatoryCaseEvent.ClockTolled(
            INCIDENT,
            "hipaa-164-404",
            NOW,
            LEGAL,
            STRICT,
            LEGAL,
            RITA.value(),
            ANNA.value(),
            "because",
            NOW),
        new RegulatoryCaseEvent.ClockRestated(
            INCIDENT,
            "gdpr-33-1",
            AWARE,
            STRICT,
            LEGAL,
            PACK,
            RITA.value(),
            ANNA.value(),
            "because",
            NOW));
  }

  private static Stream<RegulatoryCaseEvent> whatBecameOfClocks() {
    return Stream.of(
        new RegulatoryCaseEvent.ClockAlarmRaised(INCIDENT, "gdpr-33-1", 3_600, STRICT, NOW),
        new RegulatoryCaseEvent.ClockMissed(INCIDENT, "gdpr-33-1", STRICT, NOW),
        new RegulatoryCaseEvent.ReportFiled(
            INCIDENT,
            FILING,
            List.of("gdpr-33-1"),
            "Authority",
            "ref 1",
            SHA_256,
            false,
            AWARE,
            RITA.value(),
            NOW),
        new RegulatoryCaseEvent.ClockMet(
            INCIDENT, "gdpr-33-1", FILING, AWARE, Punctuality.BOTH_READINGS, NOW),
        new RegulatoryCaseEvent.CompletionOwed(INCIDENT, "gdpr-33-1", FILING, NOW),
        new RegulatoryCaseEvent.CompletionFiled(INCIDENT, "gdpr-33-1", FILING, NOW));
  }

  @Test
  void everyEventHasASample() {
    // Given
    var permitted = List.of(RegulatoryCaseEvent.class.getPermittedSubclasses());

    // When
    var samples = oneOfEach().map(Object::getClass).toList();

    // Then
    assertThat(samples).containsExactlyInAnyOrderElementsOf(permitted);
  }

  @ParameterizedTest
  @MethodSource("oneOfEach")
  void anEventIsStoredAsApproved(RegulatoryCaseEvent event) throws JsonProcessingException {
    // Given
    var approved = approved(RegulatoryCaseEventTypes.TYPES.nameOf(event));

    // When
    var stored = EventJson.MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(event);

    // Then
    assertThat(stored).isEqualTo(approved);
  }

  @ParameterizedTest
  @MethodSource("oneOfEach")
  void whatWasStoredIsReadAsTheSameEvent(RegulatoryCaseEvent event) throws JsonProcessingException {
    // Given
    var name = RegulatoryCaseEventTypes.TYPES.nameOf(event);

    // When
    var read = RegulatoryCaseEventTypes.TYPES.read(name, EventJson.MAPPER.readTree(approved(name)));

    // Then
    assertThat(read).isEqualTo(event);
  }

  private static String approved(String name) {
    try (var file =
        RegulatoryCaseEventTypesTest.class.getResourceAsStream("/approved/" + name + ".json")) {
      return new String(
              Objects.requireNonNull(file, () -> "no approved file for " + name).readAllBytes(),
              StandardCharsets.UTF_8)
          .stripTrailing();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @TestFactory
  Stream<DynamicTest> everyDocumentThatWasEverApprovedIsStillRead() {
    return Stream.of("legal-clock-", "regulatory-")
        .flatMap(
            stem ->
                ApprovedEvents.areRead(
                    "incident", "org.aimsledger.incident." + stem, RegulatoryCaseEventTypes.TYPES));
  }
}
