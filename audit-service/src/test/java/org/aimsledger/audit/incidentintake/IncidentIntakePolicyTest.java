package org.aimsledger.audit.incidentintake;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.aimsledger.audit.correctiveaction.CorrectiveActionCommand;
import org.aimsledger.contracts.incident.IncidentEvent;
import org.aimsledger.contracts.incident.ReviewEvent;
import org.junit.jupiter.api.Test;

class IncidentIntakePolicyTest {
  private static final UUID INCIDENT = UUID.fromString("0198c0de-0000-7000-8000-000000000001");
  private static final UUID ACTION = UUID.fromString("0198c0de-0000-7000-8000-0000000000a1");
  private static final Instant NOW = Instant.parse("2027-12-03T16:00:00Z");

  @Test
  void whatAReviewPlansIsOpenedUnderItsOwnId() {
    // Given
    var due = LocalDate.of(2027, 12, 31);

    // When
    var command =
        WhenCorrectiveActionIsPlannedOpenItPolicy.on(
            new ReviewEvent.CorrectiveActionPlanned(
                INCIDENT, ACTION, List.of(), null, "Watch", "Alarm", "otto", due, "fay", NOW));

    // Then
    assertThat(command)
        .contains(
            new CorrectiveActionCommand.Open(
                ACTION, INCIDENT, List.of(), "Watch", "Alarm", "otto", due, "fay", NOW));
  }

  @Test
  void whatElseHappensToAnIncidentOpensNothing() {
    // When
    var closed =
        WhenCorrectiveActionIsPlannedOpenItPolicy.on(
            new IncidentEvent.Closed(INCIDENT, List.of(), "learnt", NOW));

    // Then
    assertThat(closed).isEmpty();
  }
}
