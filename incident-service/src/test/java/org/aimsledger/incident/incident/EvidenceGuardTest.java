package org.aimsledger.incident.incident;

import static org.aimsledger.eventstore.core.Decision.reject;
import static org.aimsledger.incident.incident.IncidentSamples.*;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.aimsledger.contracts.incident.AlterationKind;
import org.aimsledger.contracts.incident.CauseClass;
import org.aimsledger.contracts.incident.IncidentEvent;
import org.aimsledger.eventstore.core.Decision;
import org.aimsledger.incident.platform.HoldStanding;
import org.aimsledger.incident.platform.PersonId;
import org.aimsledger.incident.platform.ReviewStanding;
import org.junit.jupiter.api.Test;

/// A fix alters systems, so resolving waits for two persons while evidence is on hold.
class EvidenceGuardTest {
  private static Decision<IncidentEvent, IncidentRejection> resolving(HoldStanding hold) {
    var decider = new IncidentDecider();
    var state = decider.initial();
    for (var event : List.of(raised(), acknowledged(), triaged())) {
      state = decider.evolve(state, event);
    }
    return decider.decide(
        new IncidentCommand.Resolve(
            INCIDENT,
            new Narrative("mended"),
            CauseClass.DATA,
            new Narrative("bad rows"),
            hold,
            true,
            List.of(),
            LATER),
        state);
  }

  @Test
  void underTheHoldAnIncidentIsNotResolved() {
    // When
    var decision = resolving(new HoldStanding(true, Set.of(AlterationKind.ROLL_BACK)));

    // Then: leave to roll back is no leave to fix
    assertThat(decision).isEqualTo(reject(new IncidentRejection.EvidenceOnHold(INCIDENT)));
  }

  @Test
  void whatTwoPersonsHaveAllowedIsDone() {
    // When
    var decision = resolving(new HoldStanding(true, Set.of(AlterationKind.FIX)));

    // Then
    assertThat(decision)
        .isInstanceOfSatisfying(
            Decision.Accepted.class,
            accepted ->
                assertThat(accepted.events().getFirst())
                    .isInstanceOf(IncidentEvent.Resolved.class));
  }

  @Test
  void whileEvidenceIsOnHoldAnIncidentIsNotClosed() {
    // Given
    var decider = new IncidentDecider();
    var state = decider.initial();
    for (var event : List.of(raised(), acknowledged(), triaged())) {
      state = decider.evolve(state, event);
    }
    if (resolving(HoldStanding.NONE)
        instanceof Decision.Accepted<IncidentEvent, IncidentRejection>(var events)) {
      state = decider.evolve(state, events.getFirst());
    }

    // When
    var decision =
        decider.decide(
            new IncidentCommand.Close(
                INCIDENT,
                new Narrative("learnt"),
                new PersonId("anna"),
                List.of(),
                true,
                new HoldStanding(true, Set.of(AlterationKind.FIX)),
                new ReviewStanding(null, LATER, List.of()),
                LATER),
            state);

    // Then: leave to fix is no end of the hold
    assertThat(decision).isEqualTo(reject(new IncidentRejection.EvidenceOnHold(INCIDENT)));
  }
}
