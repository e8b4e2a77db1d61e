package org.aimsledger.incident.incident;

import static org.aimsledger.eventstore.core.Decision.reject;
import static org.aimsledger.incident.incident.IncidentSamples.ANNA;
import static org.aimsledger.incident.incident.IncidentSamples.INCIDENT;
import static org.aimsledger.incident.incident.IncidentSamples.REVIEWED;
import static org.aimsledger.incident.incident.IncidentSamples.close;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.aimsledger.contracts.incident.IncidentEvent;
import org.aimsledger.eventstore.core.Decision;
import org.aimsledger.incident.platform.HoldStanding;
import org.aimsledger.incident.platform.ReviewStanding;
import org.junit.jupiter.api.Test;

class LookingBackTest {
  private static final UUID ACTION = UUID.fromString("0198c0de-0000-7000-8000-0000000000a1");

  @Test
  void anIncidentIsNotClosedBeforeAnybodyLookedBack() {
    // When
    var decision = closing(ReviewStanding.NONE);

    // Then
    assertThat(decision).isEqualTo(reject(new IncidentRejection.ReviewMissing(INCIDENT)));
  }

  @Test
  void aReviewFromBeforeTheLastResolutionIsNoReviewOfIt() {
    // When
    var decision = closing(new ReviewStanding(null, Instant.EPOCH, List.of()));

    // Then
    assertThat(decision).isEqualTo(reject(new IncidentRejection.ReviewMissing(INCIDENT)));
  }

  @Test
  void anIncidentIsNotClosedWhilePeopleLookBack() {
    // When
    var decision = closing(new ReviewStanding("fay", null, List.of()));

    // Then
    assertThat(decision).isEqualTo(reject(new IncidentRejection.ReviewUnfinished(INCIDENT, "fay")));
  }

  @Test
  void anIncidentIsNotClosedWhileNobodyWatchesACorrectiveAction() {
    // When
    var decision = closing(new ReviewStanding(null, REVIEWED, List.of(ACTION)));

    // Then
    assertThat(decision)
        .isEqualTo(reject(new IncidentRejection.ActionsNotOpened(INCIDENT, List.of(ACTION))));
  }

  @Test
  void afterTheReviewItIsClosed() {
    // When
    var decision = closing(new ReviewStanding(null, REVIEWED, List.of()));

    // Then
    assertThat(decision).isInstanceOf(Decision.Accepted.class);
  }

  private static Decision<IncidentEvent, IncidentRejection> closing(ReviewStanding review) {
    var decider = new IncidentDecider();
    var state = decider.initial();
    for (var event :
        List.of(
            IncidentSamples.raised(), IncidentSamples.acknowledged(), IncidentSamples.triaged())) {
      state = decider.evolve(state, event);
    }
    var resolving = IncidentSamples.resolve();
    if (decider.decide(resolving, state)
        instanceof Decision.Accepted<IncidentEvent, IncidentRejection>(var events)) {
      assertThat(resolving.hold()).isEqualTo(HoldStanding.NONE);
      state = decider.evolve(state, events.getFirst());
    }
    return decider.decide(close(ANNA, review), state);
  }
}
