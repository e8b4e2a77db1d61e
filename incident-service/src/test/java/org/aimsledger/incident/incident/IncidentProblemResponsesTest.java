package org.aimsledger.incident.incident;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.aimsledger.contracts.incident.IncidentStatus;
import org.junit.jupiter.api.Test;

class IncidentProblemResponsesTest {
  @Test
  void theStateOfTheIncidentIsNotTheStatusOfTheProblem() {
    // Given
    var rejection =
        new IncidentRejection.NotInThisState(UUID.randomUUID(), IncidentStatus.RESOLVED);

    // When
    var problem = IncidentProblemResponses.of(rejection).document();

    // Then
    assertThat(problem)
        .containsEntry("status", 409)
        .containsEntry("incidentStatus", IncidentStatus.RESOLVED);
  }
}
