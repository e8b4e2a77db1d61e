package org.aimsledger.incident.communication;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.aimsledger.contracts.incident.CommunicationAudience;
import org.aimsledger.contracts.incident.CommunicationEvent;
import org.aimsledger.eventstore.store.EventJson;
import org.aimsledger.testkit.store.ApprovedEvents;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What is stored today must be readable for ever: the approved files are what was stored.
class CommunicationEventTypesTest {
  private static final UUID ID = UUID.fromString("0198c0de-0000-7000-8000-0000000000c1");
  private static final UUID INCIDENT = UUID.fromString("0198c0de-0000-7000-8000-000000000001");
  private static final Instant NOON = Instant.parse("2027-12-03T12:00:00Z");

  static Stream<CommunicationEvent> oneOfEach() {
    return Stream.of(
        new CommunicationEvent.Drafted(
            ID,
            INCIDENT,
            CommunicationAudience.PROVIDER,
            "en",
            "Serious incident",
            "The system refused loans without reason.",
            "rita",
            NOON),
        new CommunicationEvent.Revised(
            ID,
            INCIDENT,
            "Serious incident",
            "The system refused 12 loans without reason.",
            "rita",
            NOON),
        new CommunicationEvent.Approved(ID, INCIDENT, "anna", NOON),
        new CommunicationEvent.Sent(
            ID, INCIDENT, "e-mail to the provider's incident desk", NOON.minusSeconds(120), NOON),
        new CommunicationEvent.Withdrawn(ID, INCIDENT, "wrong number", NOON));
  }

  @Test
  void everyEventHasASample() {
    // Given
    var permitted = List.of(CommunicationEvent.class.getPermittedSubclasses());

    // When
    var samples = oneOfEach().map(Object::getClass).toList();

    // Then
    assertThat(samples).containsExactlyInAnyOrderElementsOf(permitted);
  }

  @ParameterizedTest
  @MethodSource("oneOfEach")
  void anEventIsStoredAsApprovedAndReadAsTheSame(CommunicationEvent event)
      throws JsonProcessingException {
    // Given
    var name = CommunicationEventTypes.TYPES.nameOf(event);
    var approved = approved(name);

    // When
    var stored = EventJson.MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(event);
    var read = CommunicationEventTypes.TYPES.read(name, EventJson.MAPPER.readTree(approved));

    // Then
    assertThat(stored).isEqualTo(approved);
    assertThat(read).isEqualTo(event);
  }

  @TestFactory
  Stream<DynamicTest> everyDocumentThatWasEverApprovedIsStillRead() {
    return ApprovedEvents.areRead(
        "incident", "org.aimsledger.incident.communication-", CommunicationEventTypes.TYPES);
  }

  private static String approved(String name) {
    try (var file =
        CommunicationEventTypesTest.class.getResourceAsStream("/approved/" + name + ".json")) {
      return new String(
              Objects.requireNonNull(file, () -> "no approved file for " + name).readAllBytes(),
              StandardCharsets.UTF_8)
          .stripTrailing();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
