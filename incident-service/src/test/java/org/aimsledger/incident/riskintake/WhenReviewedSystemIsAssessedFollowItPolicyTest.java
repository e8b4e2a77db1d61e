package org.aimsledger.incident.riskintake;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.aimsledger.contracts.risk.DutyCause;
import org.aimsledger.contracts.risk.ImpactAssessmentEvent;
import org.aimsledger.incident.review.ReviewCommand;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class WhenReviewedSystemIsAssessedFollowItPolicyTest {
  private static final UUID INCIDENT = UUID.fromString("0198c0de-0000-7000-8000-000000000001");
  private static final UUID ASSESSMENT = UUID.fromString("0198c0de-0000-7000-8000-0000000000d1");
  private static final UUID SYSTEM = UUID.fromString("0198c0de-0000-7000-8000-0000000000b1");
  private static final Instant NOW = Instant.parse("2027-12-03T16:00:00Z");
  private static final LocalDate DUE = LocalDate.of(2027, 12, 17);

  @Test
  void theAssessmentThatAReviewAskedForIsFollowed() {
    // When
    var commands = WhenReviewedSystemIsAssessedFollowItPolicy.on(reopened("Old data"));

    // Then
    assertThat(commands)
        .containsExactly(
            new ReviewCommand.FollowReassessment(INCIDENT, SYSTEM, ASSESSMENT, DUE, NOW));
  }

  @Test
  void theOneThatTheReportAskedForIsNot() {
    // When
    var commands = WhenReviewedSystemIsAssessedFollowItPolicy.on(reopened(null));

    // Then
    assertThat(commands).isEmpty();
  }

  @Test
  void itHasComeBackWhenASecondPersonStandsBehindIt() {
    // When
    var commands = WhenReviewedSystemIsAssessedFollowItPolicy.on(approved(List.of(INCIDENT)));
    var without = WhenReviewedSystemIsAssessedFollowItPolicy.on(approved(null));

    // Then
    assertThat(commands)
        .containsExactly(new ReviewCommand.ReturnReassessment(INCIDENT, SYSTEM, ASSESSMENT, NOW));
    assertThat(without).isEmpty();
  }

  private static ImpactAssessmentEvent reopened(@Nullable String reason) {
    return new ImpactAssessmentEvent.Reopened(
        ASSESSMENT,
        SYSTEM,
        DutyCause.INCIDENT,
        INCIDENT,
        reason,
        DUE,
        "assessment-duties@2026.1",
        NOW);
  }

  private static ImpactAssessmentEvent approved(@Nullable List<UUID> reviewed) {
    return new ImpactAssessmentEvent.Approved(ASSESSMENT, SYSTEM, "paul", null, reviewed, NOW);
  }
}
