package org.aimsledger.incident.incident;

import static org.aimsledger.eventstore.core.Decision.reject;
import static org.aimsledger.incident.incident.IncidentSamples.*;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.aimsledger.contracts.incident.IncidentEvent;
import org.aimsledger.incident.incident.IncidentCommand.MergeTarget;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What an incident asks for before it ends.
class EndRulesTest {
  private static final IncidentCommand REJECT =
      new IncidentCommand.Reject(INCIDENT, WHY, List.of(), LATER);

  /// Else it would end without hold, clocks, review and a second person being asked for.
  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void onceItIsTriagedAnIncidentIsNeitherRejectedNorMerged(boolean reopened) {
    // Given
    var history = new ArrayList<>(List.of(active()));
    if (reopened) {
      history.add(resolved());
      history.add(
          new IncidentEvent.Reopened(INCIDENT, List.of(CHATBOT, SCORING), "It is back.", LATER));
    }
    var active = state(history.toArray(IncidentEvent[]::new));

    // When
    var decisions =
        List.of(when(active, REJECT), when(active, merge(MergeTarget.CARRYING_ON)));

    // Then
    assertThat(decisions).containsOnly(reject(new IncidentRejection.ResponseBegun(INCIDENT)));
  }
}
