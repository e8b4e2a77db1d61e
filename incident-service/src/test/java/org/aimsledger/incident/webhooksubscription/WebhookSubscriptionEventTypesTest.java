package org.aimsledger.incident.webhooksubscription;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.aimsledger.contracts.SealedText;
import org.aimsledger.contracts.incident.Severity;
import org.aimsledger.contracts.incident.WebhookFilter;
import org.aimsledger.contracts.incident.WebhookSubscriptionEvent;
import org.aimsledger.eventstore.store.EventJson;
import org.aimsledger.testkit.store.ApprovedEvents;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What is stored today must be readable for ever: the approved files are what was stored.
class WebhookSubscriptionEventTypesTest {
  private static final UUID ID = UUID.fromString("0198c0de-0000-7000-8000-0000000000a1");
  private static final UUID KEY = UUID.fromString("0198c0de-0000-7000-8000-0000000000a2");
  private static final UUID SYSTEM = UUID.fromString("0198c0de-0000-7000-8000-00000000000a");
  private static final Instant NOON = Instant.parse("2027-12-03T12:00:00Z");
  private static final SealedText SECRET = new SealedText(ID, KEY, "c2VjcmV0");
  private static final WebhookFilter FILTER =
      new WebhookFilter(
          List.of("org.aimsledger.incident.incident-raised.v1"),
          List.of(Severity.SEV1, Severity.SEV2),
          List.of(SYSTEM));

  static Stream<WebhookSubscriptionEvent> oneOfEach() {
    return Stream.of(
        new WebhookSubscriptionEvent.Created(
            ID, "SIEM", "https://siem.example.org/in", FILTER, SECRET, NOON),
        new WebhookSubscriptionEvent.Changed(ID, "SOC", "https://soc.example.org/in", FILTER, NOON),
        new WebhookSubscriptionEvent.SecretRotated(ID, SECRET, NOON.plus(Duration.ofDays(1)), NOON),
        new WebhookSubscriptionEvent.Disabled(ID, "moving", NOON),
        new WebhookSubscriptionEvent.Enabled(ID, "moved", NOON));
  }

  @Test
  void everyEventHasASample() {
    // Given
    var permitted = List.of(WebhookSubscriptionEvent.class.getPermittedSubclasses());

    // When
    var samples = oneOfEach().map(Object::getClass).toList();

    // Then
    assertThat(samples).containsExactlyInAnyOrderElementsOf(permitted);
  }

  @ParameterizedTest
  @MethodSource("oneOfEach")
  void anEventIsStoredAsApprovedAndReadAsTheSame(WebhookSubscriptionEvent event)
      throws JsonProcessingException {
    // Given
    var name = WebhookSubscriptionEventTypes.TYPES.nameOf(event);
    var approved = approved(name);

    // When
    var stored = EventJson.MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(event);
    var read = WebhookSubscriptionEventTypes.TYPES.read(name, EventJson.MAPPER.readTree(approved));

    // Then
    assertThat(stored).isEqualTo(approved);
    assertThat(read).isEqualTo(event);
  }

  @TestFactory
  Stream<DynamicTest> everyDocumentThatWasEverApprovedIsStillRead() {
    return ApprovedEvents.areRead(
        "incident", "org.aimsledger.incident.webhook-", WebhookSubscriptionEventTypes.TYPES);
  }

  private static String approved(String name) {
    try (var file =
        WebhookSubscriptionEventTypesTest.class.getResourceAsStream(
            "/approved/" + name + ".json")) {
      return new String(
              Objects.requireNonNull(file, () -> "no approved file for " + name).readAllBytes(),
              StandardCharsets.UTF_8)
          .stripTrailing();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
