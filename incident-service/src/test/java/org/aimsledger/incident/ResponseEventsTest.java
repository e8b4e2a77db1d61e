package org.aimsledger.incident;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Objects;
import java.util.stream.Stream;
import org.aimsledger.contracts.WireNames;
import org.aimsledger.contracts.incident.ResponseEvent;
import org.aimsledger.eventstore.store.EventJson;
import org.aimsledger.eventstore.store.EventTypes;
import org.aimsledger.testkit.store.ApprovedEvents;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What is stored today must be readable for ever: the approved files are what was stored.
class ResponseEventsTest {
  private static final EventTypes<ResponseEvent> TYPES =
      EventTypes.declare(ResponseEvent.class, WireNames::of);

  static Stream<ResponseEvent> oneOfEach() {
    return ResponseSamples.oneOfEach();
  }

  @Test
  void everyEventHasASample() {
    // Given
    var permitted =
        Arrays.stream(ResponseEvent.class.getPermittedSubclasses())
            .flatMap(family -> Arrays.stream(family.getPermittedSubclasses()))
            .toList();

    // When
    var samples = oneOfEach().map(Object::getClass).toList();

    // Then
    assertThat(samples).containsExactlyInAnyOrderElementsOf(permitted);
  }

  @ParameterizedTest
  @MethodSource("oneOfEach")
  void anEventIsStoredAsApproved(ResponseEvent event) throws JsonProcessingException {
    // Given
    var approved = approved(TYPES.nameOf(event));

    // When
    var stored = EventJson.MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(event);

    // Then
    assertThat(stored).isEqualTo(approved);
  }

  @ParameterizedTest
  @MethodSource("oneOfEach")
  void whatWasStoredIsReadAsTheSameEvent(ResponseEvent event) throws JsonProcessingException {
    // Given
    var name = TYPES.nameOf(event);

    // When
    var read = TYPES.read(name, EventJson.MAPPER.readTree(approved(name)));

    // Then
    assertThat(read).isEqualTo(event);
  }

  private static String approved(String name) {
    try (var file = ResponseEventsTest.class.getResourceAsStream("/approved/" + name + ".json")) {
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
    return Stream.of(
            "playbook-",
            "evidence-",
            "containment-action-",
            "review-",
            "corrective-action-",
            "post-incident-review-",
            "risk-reassessment-")
        .flatMap(
            stem -> ApprovedEvents.areRead("incident", "org.aimsledger.incident." + stem, TYPES));
  }
}
