package org.aimsledger.incident.auditintake;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.aimsledger.contracts.audit.CorrectiveActionEvent;
import org.aimsledger.contracts.audit.TrailAccessEvent;
import org.aimsledger.contracts.incident.ActionStanding;
import org.aimsledger.incident.review.ReviewCommand;
import org.junit.jupiter.api.Test;

class WhenCorrectiveActionMovesFollowItPolicyTest {
  private static final UUID INCIDENT = UUID.fromString("0198c0de-0000-7000-8000-000000000001");
  private static final UUID ACTION = UUID.fromString("0198c0de-0000-7000-8000-0000000000a1");
  private static final Instant NOW = Instant.parse("2027-12-03T16:00:00Z");
  private static final LocalDate DUE = LocalDate.of(2027, 12, 31);

  @Test
  void whatSomebodyFoundToHelpIsVerifiedInTheReview() {
    // When
    var command =
        WhenCorrectiveActionMovesFollowItPolicy.on(
            new CorrectiveActionEvent.Verified(ACTION, INCIDENT, DUE, "It rang", "vera", NOW));

    // Then
    assertThat(command)
        .contains(
            new ReviewCommand.FollowAction(INCIDENT, ACTION, ActionStanding.VERIFIED, DUE, NOW));
  }

  @Test
  void whatNoIncidentAskedForIsFollowedByNobody() {
    // When
    var command =
        WhenCorrectiveActionMovesFollowItPolicy.on(
            new CorrectiveActionEvent.Done(ACTION, null, DUE, "Alarm is on", "otto", NOW));

    // Then
    assertThat(command).isEmpty();
  }

  @Test
  void whatElseAuditDoesIsNoBusinessOfReviews() {
    // When
    var command =
        WhenCorrectiveActionMovesFollowItPolicy.on(
            new TrailAccessEvent.Read(ACTION, "entries", NOW));

    // Then
    assertThat(command).isEmpty();
  }
}
