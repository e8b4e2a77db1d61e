package org.aimsledger.incident.incident;

import static org.aimsledger.eventstore.core.Decision.reject;
import static org.aimsledger.incident.incident.IncidentSamples.*;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.aimsledger.contracts.incident.CauseClass;
import org.aimsledger.contracts.incident.IncidentEvent;
import org.aimsledger.contracts.incident.Severity;
import org.aimsledger.eventstore.core.Decision;
import org.aimsledger.incident.incident.IncidentCommand.MergeTarget;
import org.aimsledger.incident.platform.HoldStanding;
import org.aimsledger.incident.platform.ReviewStanding;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What an incident asks for before it ends.
class EndRulesTest {
  private static final Narrative SUMMARY = new Narrative("mended");
  private static final ReviewStanding REVIEW = new ReviewStanding(null, REVIEWED, List.of());
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
    var decisions = List.of(when(active, REJECT), when(active, merge(MergeTarget.CARRYING_ON)));

    // Then
    assertThat(decisions).containsOnly(reject(new IncidentRejection.ResponseBegun(INCIDENT)));
  }

  @ParameterizedTest
  @CsvSource({"UNDECIDED, false", "SEV1, false", "SEV2, false", "SEV3, true", "SEV4, true"})
  void aGraveIncidentEndsOnlyAfterItsFactsWereStated(Severity severity, boolean ends) {
    // Given
    var active = judged(state(active()), severity);
    var resolved = judged(state(resolvedAfter()), severity);

    // When
    var decisions =
        List.of(
            when(
                active,
                new IncidentCommand.Resolve(
                    INCIDENT,
                    SUMMARY,
                    CauseClass.DATA,
                    SUMMARY,
                    HoldStanding.NONE,
                    false,
                    List.of(),
                    LATER)),
            when(
                resolved,
                new IncidentCommand.Close(
                    INCIDENT, SUMMARY, ANNA, List.of(), false, HoldStanding.NONE, REVIEW, LATER)));

    // Then
    if (ends) {
      assertThat(decisions).allMatch(Decision.Accepted.class::isInstance);
    } else {
      assertThat(decisions)
          .containsOnly(reject(new IncidentRejection.FactsNotStated(INCIDENT, severity)));
    }
  }

  @Test
  void nothingIsResolvedWhileAMeasureIsUnanswered() {
    // Given
    var actions = List.of(new UUID(5, 1), new UUID(5, 2));

    // When
    var decision =
        when(
            state(active()),
            new IncidentCommand.Resolve(
                INCIDENT,
                SUMMARY,
                CauseClass.DATA,
                SUMMARY,
                HoldStanding.NONE,
                true,
                actions,
                LATER));

    // Then
    assertThat(decision)
        .isEqualTo(reject(new IncidentRejection.MeasuresUnanswered(INCIDENT, actions)));
  }

  private static Incident judged(Incident incident, Severity severity) {
    var judged = (Incident.Judged) incident;
    return judged.with(judged.assessment().withSeverity(severity));
  }
}
