package org.aimsledger.incident.signal;

import static org.aimsledger.incident.signal.SignalSamples.CHATBOT;
import static org.aimsledger.incident.signal.SignalSamples.DOMAIN;
import static org.aimsledger.incident.signal.SignalSamples.INCIDENT;
import static org.aimsledger.incident.signal.SignalSamples.KEY;
import static org.aimsledger.incident.signal.SignalSamples.NOON;
import static org.aimsledger.incident.signal.SignalSamples.OCCURRED;
import static org.aimsledger.incident.signal.SignalSamples.OTHER;
import static org.aimsledger.incident.signal.SignalSamples.PERSON;
import static org.aimsledger.incident.signal.SignalSamples.RECORD;
import static org.aimsledger.incident.signal.SignalSamples.SIGNAL;
import static org.aimsledger.incident.signal.SignalSamples.merged;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.aimsledger.contracts.SealedText;
import org.aimsledger.contracts.WireNames;
import org.aimsledger.contracts.incident.DecidingRule;
import org.aimsledger.contracts.incident.IncidentServiceEvent;
import org.aimsledger.contracts.incident.SealedStatement;
import org.aimsledger.contracts.incident.SignalDecision;
import org.aimsledger.contracts.incident.SignalEvent;
import org.aimsledger.contracts.incident.SignalSource;
import org.aimsledger.contracts.inventory.DatePrecision;
import org.aimsledger.contracts.inventory.GivenDate;
import org.aimsledger.eventstore.store.EventJson;
import org.aimsledger.eventstore.store.EventTypes;
import org.aimsledger.testkit.store.ApprovedEvents;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What is stored today must be readable for ever: the approved files are what was stored.
class SignalEventTypesTest {
  static Stream<SignalEvent> oneOfEach() {
    return Stream.of(
        new SignalEvent.Reported(
            SIGNAL,
            SignalSource.AFFECTED_PERSON,
            "Report of an affected person",
            "Ten times the dose.",
            List.of(CHATBOT),
            RECORD,
            List.of(DOMAIN),
            OCCURRED,
            new GivenDate("2027-11", "2027-11", DatePrecision.MONTH),
            new SealedStatement(PERSON, sealed("dGV4dA"), sealed("bmFtZQ"), sealed("Y29udGFjdA")),
            "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
            OTHER,
            NOON),
        new SignalEvent.Described(SIGNAL, "Wrong dosage", "Ten times.", "without names", NOON),
        new SignalEvent.Labelled(SIGNAL, List.of(DOMAIN), NOON),
        new SignalEvent.SystemsMatched(SIGNAL, List.of(CHATBOT), "same model", NOON),
        merged(),
        new SignalEvent.Separated(SIGNAL, OTHER, "another clinic", NOON),
        new SignalEvent.Decided(
            SIGNAL,
            SignalDecision.INCIDENT,
            List.of(CHATBOT),
            "harm",
            new DecidingRule("guardrail-rate", "3"),
            NOON),
        new SignalEvent.IncidentRaised(SIGNAL, INCIDENT, NOON),
        new SignalEvent.StatementRead(SIGNAL, PERSON, true, "to call back", NOON));
  }

  private static SealedText sealed(String ciphertext) {
    return new SealedText(PERSON, KEY, ciphertext);
  }

  @Test
  void everyEventHasASample() {
    // Given
    var permitted = List.of(SignalEvent.class.getPermittedSubclasses());

    // When
    var samples = oneOfEach().map(Object::getClass).toList();

    // Then
    assertThat(samples).containsExactlyInAnyOrderElementsOf(permitted);
  }

  @ParameterizedTest
  @MethodSource("oneOfEach")
  void anEventIsStoredAsApprovedAndReadAsTheSame(SignalEvent event) throws JsonProcessingException {
    // Given
    var name = SignalEventTypes.TYPES.nameOf(event);
    var approved = approved(name);

    // When
    var stored = EventJson.MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(event);
    var read = SignalEventTypes.TYPES.read(name, EventJson.MAPPER.readTree(approved));

    // Then
    assertThat(stored).isEqualTo(approved);
    assertThat(read).isEqualTo(event);
  }

  @TestFactory
  Stream<DynamicTest> everyDocumentThatWasEverApprovedIsStillRead() {
    // Rules over signals have names that begin alike.
    return ApprovedEvents.areRead(
        "incident",
        "org.aimsledger.incident.signal-",
        EventTypes.declare(IncidentServiceEvent.class, WireNames::of));
  }

  private static String approved(String name) {
    try (var file = SignalEventTypesTest.class.getResourceAsStream("/approved/" + name + ".json")) {
      return new String(
              Objects.requireNonNull(file, () -> "no approved file for " + name).readAllBytes(),
              StandardCharsets.UTF_8)
          .stripTrailing();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
