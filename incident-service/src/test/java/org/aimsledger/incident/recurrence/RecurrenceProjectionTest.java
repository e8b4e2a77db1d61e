package org.aimsledger.incident.recurrence;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.aimsledger.contracts.WireNames;
import org.aimsledger.contracts.incident.CauseClass;
import org.aimsledger.contracts.incident.CausePart;
import org.aimsledger.contracts.incident.CauseSource;
import org.aimsledger.contracts.incident.IncidentEvent;
import org.aimsledger.contracts.incident.IncidentKind;
import org.aimsledger.contracts.incident.IncidentOrigin;
import org.aimsledger.contracts.incident.IncidentServiceEvent;
import org.aimsledger.contracts.incident.OecdSeverity;
import org.aimsledger.contracts.incident.ReviewEvent;
import org.aimsledger.contracts.incident.Severity;
import org.aimsledger.eventstore.core.EventMeta;
import org.aimsledger.eventstore.core.Recorded;
import org.aimsledger.eventstore.core.StreamId;
import org.junit.jupiter.api.Test;

class RecurrenceProjectionTest {
  private static final UUID INCIDENT = new UUID(2, 2);
  private static final UUID CAUSE = new UUID(3, 3);
  private static final UUID MODEL = new UUID(4, 4);
  private static final UUID ONE = new UUID(5, 1);
  private static final UUID TWO = new UUID(5, 2);
  private static final Instant NOON = Instant.parse("2027-12-03T12:00:00Z");

  private static final IncidentEvent RAISED =
      new IncidentEvent.Raised(
          INCIDENT, "Wrong", "Again", List.of(ONE), IncidentOrigin.PERSON, null, null, NOON);
  private static final IncidentEvent LINKED =
      new IncidentEvent.SystemLinked(INCIDENT, TWO, "same model", NOON);
  private static final IncidentEvent TRIAGED =
      new IncidentEvent.Triaged(
          INCIDENT,
          List.of(ONE),
          IncidentKind.HAZARD,
          Severity.SEV3,
          OecdSeverity.UNDECIDED,
          NOON,
          "carl",
          NOON);
  private static final IncidentEvent RESOLVED =
      new IncidentEvent.Resolved(
          INCIDENT, List.of(ONE, TWO), "Mended", CauseClass.DATA, "Old data", NOON);
  private static final ReviewEvent ROOT =
      new ReviewEvent.CauseFound(
          INCIDENT,
          CAUSE,
          CausePart.ROOT,
          "data-quality",
          "Old data",
          new CauseSource("MODEL", MODEL),
          "cause-categories@2026.1",
          NOON);
  private static final ReviewEvent WITHDRAWN =
      new ReviewEvent.CauseWithdrawn(INCIDENT, CAUSE, "new data", NOON);

  private final RecurrenceProjection projection = new RecurrenceProjection();

  @Test
  void anIncidentIsComparedByItsSystemsKindAndCauses() {
    // When
    var row = after(RAISED, LINKED, TRIAGED, RESOLVED, ROOT);

    // Then
    assertThat(row.counts).isTrue();
    assertThat(row.systems).containsExactly(ONE, TWO);
    assertThat(row.kind).isEqualTo(IncidentKind.HAZARD);
    assertThat(row.roots).containsExactly("data-quality");
    assertThat(row.shared).containsExactly("CATEGORY:data-quality", "MODEL:" + MODEL, "CLASS:DATA");
  }

  @Test
  void whatTheReviewFoundMayBeSeenBeforeTheIncident() {
    // When
    var early = after(ROOT);
    var late = after(ROOT, RAISED, LINKED, TRIAGED, RESOLVED);

    // Then
    assertThat(early.counts).isFalse();
    assertThat(late)
        .usingRecursiveComparison()
        .isEqualTo(after(RAISED, LINKED, TRIAGED, RESOLVED, ROOT));
  }

  @Test
  void aCauseThatWasNoneIsSharedWithNobody() {
    // When
    var row = after(RAISED, TRIAGED, ROOT, WITHDRAWN);

    // Then
    assertThat(row.roots).isEmpty();
    assertThat(row.shared).isEmpty();
  }

  @Test
  void aRejectedIncidentCountsForNothing() {
    // When
    var row = after(RAISED, new IncidentEvent.Rejected(INCIDENT, "no case", NOON));

    // Then
    assertThat(row.counts).isFalse();
  }

  private RecurrenceRow after(IncidentServiceEvent... events) {
    RecurrenceRow row = null;
    for (var event : events) {
      row = projection.apply(row, recorded(event));
    }
    return Objects.requireNonNull(row);
  }

  private static Recorded<IncidentServiceEvent> recorded(IncidentServiceEvent event) {
    return new Recorded<>(
        event,
        new EventMeta(
            new UUID(0, 1),
            "/incident",
            WireNames.of(event.getClass()),
            new StreamId("incident", INCIDENT),
            1,
            0,
            1,
            NOON,
            "somebody",
            "correlation",
            null));
  }
}
