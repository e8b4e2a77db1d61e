package org.aimsledger.incident.signalrule;

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
import org.aimsledger.contracts.incident.DetectionRuleName;
import org.aimsledger.contracts.incident.SignalDecision;
import org.aimsledger.contracts.incident.SignalRuleContent;
import org.aimsledger.contracts.incident.SignalRuleEvent;
import org.aimsledger.eventstore.store.EventJson;
import org.aimsledger.testkit.store.ApprovedEvents;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What is stored today must be readable for ever: the approved files are what was stored.
class SignalRuleEventTypesTest {
  private static final UUID RULE = UUID.fromString("0198c0de-0000-7000-8000-0000000000d2");
  private static final Instant NOON = Instant.parse("2027-12-03T12:00:00Z");

  static Stream<SignalRuleEvent> oneOfEach() {
    return Stream.of(
        new SignalRuleEvent.Drafted(
            RULE,
            1,
            new SignalRuleContent(
                new DetectionRuleName("Harm to health", "健康损害", "健康損害"),
                "text.contains('hospital')",
                SignalDecision.INCIDENT),
            "rita",
            NOON),
        new SignalRuleEvent.Tried(RULE, 1, Instant.EPOCH, NOON, 120, 7, 0, true, "rita", NOON),
        new SignalRuleEvent.WentLive(RULE, 1, "carl", "read by two", null, NOON),
        new SignalRuleEvent.Retired(RULE, "carl", "too eager", NOON));
  }

  @Test
  void everyEventHasASample() {
    // Given
    var permitted = List.of(SignalRuleEvent.class.getPermittedSubclasses());

    // When
    var samples = oneOfEach().map(Object::getClass).toList();

    // Then
    assertThat(samples).containsExactlyInAnyOrderElementsOf(permitted);
  }

  @ParameterizedTest
  @MethodSource("oneOfEach")
  void anEventIsStoredAsApprovedAndReadAsTheSame(SignalRuleEvent event)
      throws JsonProcessingException {
    // Given
    var name = SignalRuleEventTypes.TYPES.nameOf(event);
    var approved = approved(name);

    // When
    var stored = EventJson.MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(event);
    var read = SignalRuleEventTypes.TYPES.read(name, EventJson.MAPPER.readTree(approved));

    // Then
    assertThat(stored).isEqualTo(approved);
    assertThat(read).isEqualTo(event);
  }

  @TestFactory
  Stream<DynamicTest> everyDocumentThatWasEverApprovedIsStillRead() {
    return ApprovedEvents.areRead(
        "incident", "org.aimsledger.incident.signal-rule-", SignalRuleEventTypes.TYPES);
  }

  private static String approved(String name) {
    try (var file =
        SignalRuleEventTypesTest.class.getResourceAsStream("/approved/" + name + ".json")) {
      return new String(
              Objects.requireNonNull(file, () -> "no approved file for " + name).readAllBytes(),
              StandardCharsets.UTF_8)
          .stripTrailing();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
