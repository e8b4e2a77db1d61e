package org.aimsledger.incident.incidentregister;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.aimsledger.contracts.WireNames;
import org.aimsledger.contracts.incident.CauseClass;
import org.aimsledger.contracts.incident.ContainmentOutcome;
import org.aimsledger.contracts.incident.DataSubjectEvent;
import org.aimsledger.contracts.incident.IncidentEvent;
import org.aimsledger.contracts.incident.IncidentKind;
import org.aimsledger.contracts.incident.IncidentOrigin;
import org.aimsledger.contracts.incident.IncidentServiceEvent;
import org.aimsledger.contracts.incident.IncidentStatus;
import org.aimsledger.contracts.incident.OecdSeverity;
import org.aimsledger.contracts.incident.Severity;
import org.aimsledger.eventstore.core.CorruptStreamException;
import org.aimsledger.eventstore.core.EventMeta;
import org.aimsledger.eventstore.core.Recorded;
import org.aimsledger.eventstore.core.StreamId;
import org.aimsledger.incident.incident.RandomIncident;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class IncidentRegisterProjectionTest {
  private static final UUID INCIDENT = UUID.fromString("0198c0de-0000-7000-8000-000000000001");
  private static final UUID CHATBOT = UUID.fromString("0198c0de-0000-7000-8000-00000000000a");
  private static final UUID SCORING = UUID.fromString("0198c0de-0000-7000-8000-00000000000b");
  private static final Instant NOON = Instant.parse("2027-12-03T15:00:00Z");

  private final IncidentRegisterProjection projection = new IncidentRegisterProjection();

  private static Instant after(int minutes) {
    return NOON.plus(Duration.ofMinutes(minutes));
  }

  private static final IncidentEvent RAISED =
      new IncidentEvent.Raised(
          INCIDENT,
          "Wrong dosage",
          "Ten times the dose.",
          List.of(CHATBOT),
          IncidentOrigin.PERSON,
          null,
          after(-60),
          NOON);
  private static final IncidentEvent ACKNOWLEDGED =
      new IncidentEvent.Acknowledged(INCIDENT, "rita", after(5));
  private static final IncidentEvent TRIAGED =
      new IncidentEvent.Triaged(
          INCIDENT,
          List.of(CHATBOT),
          IncidentKind.INCIDENT,
          Severity.SEV2,
          OecdSeverity.UNDECIDED,
          after(3),
          "carl",
          after(10));
  private static final IncidentEvent REQUESTED =
      new IncidentEvent.ContainmentRequested(INCIDENT, CHATBOT, "stop it", null, after(11));
  private static final IncidentEvent SUSPENDED =
      new IncidentEvent.ContainmentAcknowledged(
          INCIDENT, CHATBOT, ContainmentOutcome.SUSPENDED, "done", after(12));
  private static final IncidentEvent RELEASED =
      new IncidentEvent.ContainmentReleased(INCIDENT, CHATBOT, "fixed", after(40));
  private static final IncidentEvent LET_GO =
      new IncidentEvent.ReleaseAcknowledged(INCIDENT, CHATBOT, after(41));
  private static final IncidentEvent RESOLVED =
      new IncidentEvent.Resolved(
          INCIDENT, List.of(CHATBOT), "Mended.", CauseClass.TEST_GAP, "No test.", after(60));

  @Test
  void aReportBecomesARow() {
    // Given
    // When
    var row = rowAfter(RAISED);

    // Then
    assertThat(row.id).isEqualTo(INCIDENT);
    assertThat(row.title).isEqualTo("Wrong dosage");
    assertThat(row.status).isEqualTo(IncidentStatus.REPORTED);
    assertThat(row.systems).containsExactly(CHATBOT);
    assertThat(row.occurredAt).isEqualTo(after(-60));
    assertThat(row.raisedAt).isEqualTo(NOON);
    assertThat(row.severity).isNull();
    assertThat(row.streamVersion).isEqualTo(1);
  }

  @Test
  void judgementsArriveInFieldsOfTheirOwn() {
    // Given
    // When
    var row =
        rowAfter(
            RAISED,
            ACKNOWLEDGED,
            TRIAGED,
            new IncidentEvent.KindChanged(
                INCIDENT, IncidentKind.INCIDENT, IncidentKind.HAZARD, "x", after(20)),
            new IncidentEvent.SeverityChanged(
                INCIDENT, Severity.SEV2, Severity.SEV1, "x", after(21)),
            new IncidentEvent.OecdSeverityChanged(
                INCIDENT, OecdSeverity.UNDECIDED, OecdSeverity.SERIOUS_HAZARD, "x", after(22)),
            new IncidentEvent.CommanderAssigned(INCIDENT, "carl", "olaf", "x", after(23)));

    // Then
    assertThat(row.kind).isEqualTo(IncidentKind.HAZARD);
    assertThat(row.severity).isEqualTo(Severity.SEV1);
    assertThat(row.oecdSeverity).isEqualTo(OecdSeverity.SERIOUS_HAZARD);
    assertThat(row.commander).isEqualTo("olaf");
    assertThat(row.responder).isEqualTo("rita");
    assertThat(row.awareAt).isEqualTo(after(3));
  }

  @Test
  void containmentIsSeenFromRequestToLettingGo() {
    // Given
    // When
    var requested = rowAfter(RAISED, ACKNOWLEDGED, TRIAGED, REQUESTED);
    var suspended = rowAfter(RAISED, ACKNOWLEDGED, TRIAGED, REQUESTED, SUSPENDED);
    var released = rowAfter(RAISED, ACKNOWLEDGED, TRIAGED, REQUESTED, SUSPENDED, RELEASED);
    var letGo = rowAfter(RAISED, ACKNOWLEDGED, TRIAGED, REQUESTED, SUSPENDED, RELEASED, LET_GO);

    // Then
    assertThat(requested.containmentRequested).containsExactly(CHATBOT);
    assertThat(requested.status).isEqualTo(IncidentStatus.ACTIVE);
    assertThat(suspended.containmentRequested).isEmpty();
    assertThat(suspended.containmentSuspended).containsExactly(CHATBOT);
    assertThat(suspended.status).isEqualTo(IncidentStatus.CONTAINED);
    assertThat(released.containmentReleased).containsExactly(CHATBOT);
    assertThat(released.status).isEqualTo(IncidentStatus.ACTIVE);
    assertThat(letGo.containmentReleased).isEmpty();
    assertThat(letGo.containedAt).isEqualTo(after(12));
  }

  @Test
  void aDeclinedContainmentHoldsNothing() {
    // Given
    var declined =
        new IncidentEvent.ContainmentAcknowledged(
            INCIDENT, CHATBOT, ContainmentOutcome.DECLINED, "retired", after(12));

    // When
    var row = rowAfter(RAISED, ACKNOWLEDGED, TRIAGED, REQUESTED, declined);

    // Then
    assertThat(row.containmentRequested).isEmpty();
    assertThat(row.containmentSuspended).isEmpty();
    assertThat(row.containedAt).isNull();
    assertThat(row.status).isEqualTo(IncidentStatus.ACTIVE);
  }

  @Test
  void anAnswerAfterTheReleaseTakesNothingBack() {
    // Given
    var late =
        new IncidentEvent.ContainmentAcknowledged(
            INCIDENT, CHATBOT, ContainmentOutcome.SUSPENDED, "done", after(41));

    // When
    var row = rowAfter(RAISED, ACKNOWLEDGED, TRIAGED, REQUESTED, RELEASED, late);

    // Then
    assertThat(row.containmentReleased).containsExactly(CHATBOT);
    assertThat(row.containmentSuspended).isEmpty();
  }

  @Test
  void theEndAndTheWayBackAreSeen() {
    // Given
    var closed = new IncidentEvent.Closed(INCIDENT, List.of(CHATBOT), "Test.", after(70));
    var reopened = new IncidentEvent.Reopened(INCIDENT, List.of(CHATBOT), "Again.", after(80));

    // When
    var end = rowAfter(RAISED, ACKNOWLEDGED, TRIAGED, RESOLVED, closed);
    var back = rowAfter(RAISED, ACKNOWLEDGED, TRIAGED, RESOLVED, closed, reopened);

    // Then
    assertThat(end.status).isEqualTo(IncidentStatus.CLOSED);
    assertThat(end.resolvedAt).isEqualTo(after(60));
    assertThat(end.closedAt).isEqualTo(after(70));
    assertThat(end.cause).isEqualTo(CauseClass.TEST_GAP);
    assertThat(back.status).isEqualTo(IncidentStatus.ACTIVE);
    assertThat(back.resolvedAt).isNull();
    assertThat(back.closedAt).isNull();
  }

  @Test
  void rejectedAndMergedIncidentsSayWhereTheyWent() {
    // Given
    // When
    var rejected = rowAfter(RAISED, new IncidentEvent.Rejected(INCIDENT, "no AI", after(5)));
    var merged = rowAfter(RAISED, new IncidentEvent.Merged(INCIDENT, SCORING, "same", after(5)));

    // Then
    assertThat(rejected.status).isEqualTo(IncidentStatus.REJECTED);
    assertThat(merged.status).isEqualTo(IncidentStatus.MERGED);
    assertThat(merged.mergedInto).isEqualTo(SCORING);
  }

  @Test
  void noteAndHypothesisTouchTheRow() {
    // Given
    // When
    var row =
        rowAfter(
            RAISED,
            ACKNOWLEDGED,
            new IncidentEvent.NoteAdded(INCIDENT, "n", null, after(6)),
            new IncidentEvent.CauseHypothesised(INCIDENT, CauseClass.DRIFT, "h", after(7)),
            new IncidentEvent.SystemLinked(INCIDENT, SCORING, "same model", after(8)));

    // Then
    assertThat(row.cause).isEqualTo(CauseClass.DRIFT);
    assertThat(row.systems).containsExactly(CHATBOT, SCORING);
    assertThat(row.streamVersion).isEqualTo(5);
    assertThat(row.updatedAt).isEqualTo(NOON.plusSeconds(5));
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("org.aimsledger.incident.incident.RandomIncident#seeds")
  void theViewAndTheRulesAgreeOnAnyHistory(long seed) {
    // Given
    var incident = RandomIncident.of(seed);

    // When
    var row = rowAfter(incident.events().toArray(IncidentEvent[]::new));

    // Then
    assertThat(row.status).isEqualTo(incident.status());
    assertThat(row.containmentRequested)
        .containsExactlyInAnyOrderElementsOf(incident.requestedSystems());
    assertThat(row.containmentSuspended)
        .containsExactlyInAnyOrderElementsOf(incident.suspendedSystems());
    assertThat(row.containmentReleased)
        .containsExactlyInAnyOrderElementsOf(incident.releasedSystems());
  }

  @Test
  void anErasureTouchesNoRow() {
    // Given
    var erased = new DataSubjectEvent.Erased(UUID.randomUUID(), "asked for it", NOON);
    var recorded = new Recorded<IncidentServiceEvent>(erased, recorded(RAISED, 1).meta());

    // When
    var key = projection.key(recorded);

    // Then
    assertThat(key).isNull();
  }

  @Test
  void aRowWithoutItsBeginningStopsTheView() {
    // Given
    // When
    // Then
    assertThatThrownBy(() -> rowAfter(ACKNOWLEDGED)).isInstanceOf(CorruptStreamException.class);
  }

  private IncidentRegisterRow rowAfter(IncidentEvent... history) {
    @Nullable IncidentRegisterRow row = null;
    for (var i = 0; i < history.length; i++) {
      row = projection.apply(row, recorded(history[i], i + 1));
    }
    return Objects.requireNonNull(row);
  }

  private static Recorded<IncidentServiceEvent> recorded(IncidentEvent event, long version) {
    return new Recorded<>(
        event,
        new EventMeta(
            new UUID(0, version),
            "/incident",
            WireNames.of(event.getClass()),
            new StreamId("incident", event.incident()),
            version,
            0,
            version,
            NOON.plusSeconds(version),
            "somebody",
            "correlation",
            null));
  }
}
