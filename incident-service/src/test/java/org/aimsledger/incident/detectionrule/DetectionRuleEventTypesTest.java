package org.aimsledger.incident.detectionrule;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.aimsledger.contracts.incident.DetectionAllowance;
import org.aimsledger.contracts.incident.DetectionComparison;
import org.aimsledger.contracts.incident.DetectionMeasure;
import org.aimsledger.contracts.incident.DetectionRearm;
import org.aimsledger.contracts.incident.DetectionRuleContent;
import org.aimsledger.contracts.incident.DetectionRuleEvent;
import org.aimsledger.contracts.incident.DetectionRuleName;
import org.aimsledger.contracts.incident.DetectionWindow;
import org.aimsledger.contracts.inventory.ReportKind;
import org.aimsledger.eventstore.store.EventJson;
import org.aimsledger.testkit.store.ApprovedEvents;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What is stored today must be readable for ever: the approved files are what was stored.
class DetectionRuleEventTypesTest {
  private static final UUID RULE = UUID.fromString("0198c0de-0000-7000-8000-0000000000d1");
  private static final UUID SYSTEM = UUID.fromString("0198c0de-0000-7000-8000-0000000000a1");
  private static final Instant NOON = Instant.parse("2027-12-03T12:00:00Z");

  static Stream<DetectionRuleEvent> oneOfEach() {
    return Stream.of(
        new DetectionRuleEvent.Drafted(
            RULE,
            1,
            new DetectionRuleContent(
                new DetectionRuleName("Drift", "漂移", "漂移"),
                List.of(SYSTEM),
                List.of(ReportKind.DRIFT, ReportKind.MEASUREMENT),
                "psi",
                "value > 0.2",
                new DetectionWindow(
                    DetectionMeasure.COUNT,
                    null,
                    5,
                    DetectionComparison.AT_LEAST,
                    new BigDecimal("3"),
                    3),
                DetectionRearm.WHEN_RECOVERED,
                86_400,
                DetectionAllowance.ONE_HOUR),
            "detection-rules@2026.1/drift-three-of-five",
            "rita",
            NOON),
        new DetectionRuleEvent.Tried(
            RULE, 1, NOON.minusSeconds(60), NOON, 1_000, 20, 1, 3, true, "rita", NOON),
        new DetectionRuleEvent.WentLive(RULE, 1, "carl", "tried on last month", NOON),
        new DetectionRuleEvent.Retired(RULE, "carl", "the system is gone", NOON));
  }

  @Test
  void everyEventHasASample() {
    // Given
    var permitted = List.of(DetectionRuleEvent.class.getPermittedSubclasses());

    // When
    var samples = oneOfEach().map(Object::getClass).toList();

    // Then
    assertThat(samples).containsExactlyInAnyOrderElementsOf(permitted);
  }

  @ParameterizedTest
  @MethodSource("oneOfEach")
  void anEventIsStoredAsApprovedAndReadAsTheSame(DetectionRuleEvent event)
      throws JsonProcessingException {
    // Given
    var name = DetectionRuleEventTypes.TYPES.nameOf(event);
    var approved = approved(name);

    // When
    var stored = EventJson.MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(event);
    var read = DetectionRuleEventTypes.TYPES.read(name, EventJson.MAPPER.readTree(approved));

    // Then
    assertThat(stored).isEqualTo(approved);
    assertThat(read).isEqualTo(event);
  }

  @TestFactory
  Stream<DynamicTest> everyDocumentThatWasEverApprovedIsStillRead() {
    return ApprovedEvents.areRead(
        "incident", "org.aimsledger.incident.detection-rule-", DetectionRuleEventTypes.TYPES);
  }

  private static String approved(String name) {
    try (var file =
        DetectionRuleEventTypesTest.class.getResourceAsStream("/approved/" + name + ".json")) {
      return new String(
              Objects.requireNonNull(file, () -> "no approved file for " + name).readAllBytes(),
              StandardCharsets.UTF_8)
          .stripTrailing();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
