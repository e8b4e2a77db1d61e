package org.aimsledger.incident.playbookcalls;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.aimsledger.contracts.WireNames;
import org.aimsledger.contracts.incident.CauseClass;
import org.aimsledger.contracts.incident.IncidentEvent;
import org.aimsledger.contracts.incident.IncidentServiceEvent;
import org.aimsledger.contracts.incident.PlaybookRunEvent;
import org.aimsledger.eventstore.core.EventMeta;
import org.aimsledger.eventstore.core.Recorded;
import org.aimsledger.eventstore.core.StreamId;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PlaybookCallProjectionTest {
  private static final UUID INCIDENT = new UUID(2, 2);
  private static final Instant NOON = Instant.parse("2027-12-03T12:00:00Z");
  private static final IncidentEvent DRIFTS =
      new IncidentEvent.CauseHypothesised(INCIDENT, CauseClass.DRIFT, "inputs moved", NOON);
  private static final IncidentEvent REJECTED =
      new IncidentEvent.Rejected(INCIDENT, "no case", NOON);
  private static final IncidentEvent REOPENED =
      new IncidentEvent.Reopened(INCIDENT, List.of(), "new facts", NOON);

  private final PlaybookCallProjection projection = new PlaybookCallProjection();

  private static PlaybookRunEvent started(String trigger) {
    return new PlaybookRunEvent.Started(
        new UUID(1, 1), INCIDENT, false, "drift", "p@1", List.of(), trigger, "because", NOON);
  }

  private static PlaybookRunEvent again(String trigger) {
    return new PlaybookRunEvent.CalledAgain(new UUID(1, 1), INCIDENT, trigger, NOON);
  }

  private boolean isWaitingAfter(IncidentServiceEvent... events) {
    PlaybookCallRow row = null;
    for (var event : events) {
      row = projection.apply(row, recorded(event));
    }
    return Objects.requireNonNull(row).waiting;
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

  @Test
  void anAssumedCauseWaitsUntilItHasStartedSomething() {
    // Then
    assertThat(isWaitingAfter(DRIFTS)).isTrue();
    assertThat(isWaitingAfter(DRIFTS, started("CAUSE/DRIFT"))).isFalse();
    assertThat(isWaitingAfter(DRIFTS, started("REPORT/DRIFT"))).isTrue();
    assertThat(isWaitingAfter(DRIFTS, started("REPORT/DRIFT"), again("CAUSE/DRIFT"))).isFalse();
  }

  @Test
  void theOrderOfLanesDoesNotMatter() {
    // Then
    assertThat(isWaitingAfter(started("CAUSE/DRIFT"), DRIFTS)).isFalse();
  }

  @Test
  void anotherCauseWaitsAnew() {
    // Given
    var attack =
        new IncidentEvent.CauseHypothesised(INCIDENT, CauseClass.ADVERSARIAL, "injected", NOON);

    // Then
    assertThat(isWaitingAfter(DRIFTS, started("CAUSE/DRIFT"), attack)).isTrue();
  }

  @Test
  void whatIsOverWaitsForNothing() {
    // Then
    assertThat(isWaitingAfter(DRIFTS, REJECTED)).isFalse();
    assertThat(isWaitingAfter(DRIFTS, REJECTED, REOPENED)).isTrue();
  }

  @Test
  void aDrillBelongsToNoIncident() {
    // Given
    @Nullable UUID none = null;
    var drill =
        new PlaybookRunEvent.Started(
            new UUID(1, 1), none, true, "drift", "p@1", List.of(), "DRILL", "because", NOON);

    // Then
    assertThat(projection.key(recorded(drill))).isNull();
  }
}
