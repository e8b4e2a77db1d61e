package org.aimsledger.incident.incident;

import static org.aimsledger.incident.incident.IncidentSamples.*;
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
import org.aimsledger.contracts.WireNames;
import org.aimsledger.contracts.incident.CauseClass;
import org.aimsledger.contracts.incident.ContainmentOutcome;
import org.aimsledger.contracts.incident.IncidentEvent;
import org.aimsledger.contracts.incident.IncidentKind;
import org.aimsledger.contracts.incident.IncidentLinkKind;
import org.aimsledger.contracts.incident.IncidentMoment;
import org.aimsledger.contracts.incident.IncidentOrigin;
import org.aimsledger.contracts.incident.IncidentServiceEvent;
import org.aimsledger.contracts.incident.OecdSeverity;
import org.aimsledger.contracts.incident.ResponseRole;
import org.aimsledger.contracts.incident.Severity;
import org.aimsledger.contracts.incident.StatedTime;
import org.aimsledger.contracts.incident.TimePrecision;
import org.aimsledger.eventstore.store.EventJson;
import org.aimsledger.eventstore.store.EventTypes;
import org.aimsledger.testkit.store.ApprovedEvents;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What is stored today must be readable for ever: the approved files are what was stored.
class IncidentEventTypesTest {
  private static final UUID REPORT = UUID.fromString("0198c0de-0000-7000-8000-0000000000ee");

  static Stream<IncidentEvent> oneOfEach() {
    return Stream.of(
        new IncidentEvent.Raised(
            INCIDENT,
            "Chatbot gives wrong dosage",
            "A patient was told to take ten times the dose.",
            List.of(CHATBOT, SCORING),
            IncidentOrigin.AI_SYSTEM_EVENT,
            REPORT,
            OCCURRED,
            NOON),
        new IncidentEvent.SystemLinked(INCIDENT, STRANGER, "same model", LATER),
        new IncidentEvent.SystemUnlinked(INCIDENT, STRANGER, "another model", LATER),
        new IncidentEvent.Linked(INCIDENT, IncidentLinkKind.RISK, REPORT, "it came true", LATER),
        new IncidentEvent.Unlinked(INCIDENT, IncidentLinkKind.RISK, REPORT, "another one", LATER),
        new IncidentEvent.TimeStated(
            INCIDENT,
            IncidentMoment.OCCURRED,
            new StatedTime(OCCURRED, TimePrecision.EXACT, null),
            new StatedTime(OCCURRED.minusSeconds(3_600), TimePrecision.HOUR, "about one o'clock"),
            "the log says so",
            LATER),
        acknowledged(),
        triaged(),
        new IncidentEvent.KindChanged(
            INCIDENT, IncidentKind.HAZARD, IncidentKind.INCIDENT, "because", LATER),
        new IncidentEvent.SeverityChanged(INCIDENT, Severity.SEV2, Severity.SEV1, "because", LATER),
        new IncidentEvent.OecdSeverityChanged(
            INCIDENT, OecdSeverity.UNDECIDED, OecdSeverity.SERIOUS_INCIDENT, "because", LATER),
        new IncidentEvent.CommanderAssigned(
            INCIDENT, CARL.value(), OLAF.value(), "end of shift", LATER),
        new IncidentEvent.Classified(
            INCIDENT,
            "mitre-atlas",
            "5.6.0",
            List.of("AML.T0051", "AML.T0057"),
            "taxonomies@2026.1",
            LATER),
        new IncidentEvent.RoleAssigned(
            INCIDENT, ResponseRole.LEGAL, RITA.value(), ANNA.value(), "end of shift", LATER),
        containmentRequested(),
        new IncidentEvent.ContainmentTimedOut(INCIDENT, CHATBOT, 1, NOON, LATER),
        new IncidentEvent.ContainmentRetried(
            INCIDENT, CHATBOT, "because", 2, LATER.plusSeconds(600), LATER),
        new IncidentEvent.ContainmentEscalated(INCIDENT, CHATBOT, 3, LATER),
        containmentAnswered(ContainmentOutcome.SUSPENDED),
        containmentReleased(),
        releaseAcknowledged(),
        new IncidentEvent.EradicationStarted(INCIDENT, "nothing was stored", LATER),
        new IncidentEvent.EradicationCompleted(INCIDENT, "version 4.2, change 17", LATER),
        new IncidentEvent.RecoveryStarted(INCIDENT, "all groups within limits", LATER),
        new IncidentEvent.MonitoringStarted(
            INCIDENT, "unit errors", Instant.parse("2027-12-10T15:30:00Z"), LATER),
        new IncidentEvent.RecoveryCompleted(INCIDENT, "no unit error", LATER),
        new IncidentEvent.NoteAdded(INCIDENT, "The hospital called.", OCCURRED, LATER),
        IncidentSamples.personNamed(),
        new IncidentEvent.CauseHypothesised(INCIDENT, CauseClass.DRIFT, "New form.", LATER),
        resolved(),
        closed(),
        new IncidentEvent.Reopened(INCIDENT, List.of(CHATBOT, SCORING), "It is back.", LATER),
        rejected(),
        merged());
  }

  @Test
  void everyEventHasASample() {
    // Given
    var permitted = List.of(IncidentEvent.class.getPermittedSubclasses());

    // When
    var samples = oneOfEach().map(Object::getClass).toList();

    // Then
    assertThat(samples).containsExactlyInAnyOrderElementsOf(permitted);
  }

  @ParameterizedTest
  @MethodSource("oneOfEach")
  void anEventIsStoredAsApproved(IncidentEvent event) throws JsonProcessingException {
    // Given
    var approved = approved(IncidentEventTypes.TYPES.nameOf(event));

    // When
    var stored = EventJson.MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(event);

    // Then
    assertThat(stored).isEqualTo(approved);
  }

  @ParameterizedTest
  @MethodSource("oneOfEach")
  void whatWasStoredIsReadAsTheSameEvent(IncidentEvent event) throws JsonProcessingException {
    // Given
    var name = IncidentEventTypes.TYPES.nameOf(event);

    // When
    var read = IncidentEventTypes.TYPES.read(name, EventJson.MAPPER.readTree(approved(name)));

    // Then
    assertThat(read).isEqualTo(event);
  }

  private static String approved(String name) {
    try (var file =
        IncidentEventTypesTest.class.getResourceAsStream("/approved/" + name + ".json")) {
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
    // Other aggregates have names that begin like those of an incident.
    var all = EventTypes.declare(IncidentServiceEvent.class, WireNames::of);
    return Stream.of("containment-", "incident-")
        .flatMap(
            stem -> ApprovedEvents.areRead("incident", "org.aimsledger.incident." + stem, all));
  }
}
