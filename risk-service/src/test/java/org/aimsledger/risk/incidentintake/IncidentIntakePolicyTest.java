package org.aimsledger.risk.incidentintake;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.aimsledger.contracts.incident.IncidentEvent;
import org.aimsledger.contracts.incident.IncidentOrigin;
import org.aimsledger.contracts.incident.ReviewEvent;
import org.aimsledger.risk.impactassessment.ImpactAssessmentCommand;
import org.aimsledger.risk.impactassessment.Trigger;
import org.aimsledger.risk.platform.Narrative;
import org.junit.jupiter.api.Test;

class IncidentIntakePolicyTest {
  private static final UUID INCIDENT = UUID.fromString("01930000-0000-7000-8000-000000000111");
  private static final UUID TRIAGE = UUID.fromString("01930000-0000-7000-8000-0000000000aa");
  private static final UUID CHATBOT = UUID.fromString("01930000-0000-7000-8000-0000000000bb");
  private static final Instant THEN = Instant.parse("2026-11-22T08:00:00Z");
  private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");

  @Test
  void everySystemOfAnIncidentIsAssessedAgainOnce() {
    // When
    var commands = WhenIncidentIsRaisedReopenAssessment.react(raised(TRIAGE, CHATBOT, TRIAGE), NOW);

    // Then
    assertThat(commands).containsExactly(require(TRIAGE), require(CHATBOT));
  }

  @Test
  void anIncidentWithoutSystemsMeansNothingYet() {
    // When
    var commands = WhenIncidentIsRaisedReopenAssessment.react(raised(), NOW);

    // Then
    assertThat(commands).isEmpty();
  }

  @Test
  void aSystemThatIsLinkedLaterIsAssessedAgain() {
    // When
    var commands =
        WhenIncidentIsRaisedReopenAssessment.react(
            new IncidentEvent.SystemLinked(INCIDENT, CHATBOT, "same model", THEN), NOW);

    // Then
    assertThat(commands).containsExactly(require(CHATBOT));
  }

  @Test
  void closingAnIncidentDemandsNothing() {
    // When
    var commands =
        WhenIncidentIsRaisedReopenAssessment.react(
            new IncidentEvent.Closed(INCIDENT, List.of(TRIAGE), "test more", THEN), NOW);

    // Then
    assertThat(commands).isEmpty();
  }

  @Test
  void whatAReviewFoundIsAssessedAgainOnEverySystemAlsoAfterTheIncidentItself() {
    // When
    var commands =
        WhenIncidentIsRaisedReopenAssessment.react(
            new ReviewEvent.RiskReassessmentTriggered(
                INCIDENT, List.of(TRIAGE, CHATBOT), "old\u0000 data", THEN),
            NOW);

    // Then
    assertThat(commands).containsExactly(reviewed(TRIAGE), reviewed(CHATBOT));
  }

  private static ImpactAssessmentCommand reviewed(UUID system) {
    return ImpactAssessmentCommand.Require.of(
        system, new Trigger.ReviewOfIncident(INCIDENT, new Narrative("old data")), THEN, NOW);
  }

  private static IncidentEvent raised(UUID... systems) {
    return new IncidentEvent.Raised(
        INCIDENT,
        "Wrong triage",
        "Urgent patients last",
        List.of(systems),
        IncidentOrigin.PERSON,
        null,
        null,
        THEN);
  }

  private static ImpactAssessmentCommand require(UUID system) {
    return ImpactAssessmentCommand.Require.of(
        system, new Trigger.IncidentOnSystem(INCIDENT), THEN, NOW);
  }
}
