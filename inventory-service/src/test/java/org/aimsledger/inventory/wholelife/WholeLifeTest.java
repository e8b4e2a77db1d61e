package org.aimsledger.inventory.wholelife;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.aimsledger.contracts.incident.CauseClass;
import org.aimsledger.contracts.incident.IncidentEvent;
import org.aimsledger.contracts.incident.IncidentKind;
import org.aimsledger.contracts.incident.IncidentOrigin;
import org.aimsledger.contracts.incident.OecdSeverity;
import org.aimsledger.contracts.incident.Severity;
import org.aimsledger.contracts.risk.AffectedLevel;
import org.aimsledger.contracts.risk.AssessmentConclusion;
import org.aimsledger.contracts.risk.CauseFamily;
import org.aimsledger.contracts.risk.DutyCause;
import org.aimsledger.contracts.risk.ImpactAssessmentEvent;
import org.aimsledger.contracts.risk.RatingKind;
import org.aimsledger.contracts.risk.RiskEvent;
import org.junit.jupiter.api.Test;

/// The whole life of a high-risk system, with the events of the other services on their real
/// topics.
@QuarkusTest
class WholeLifeTest {
  private static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");
  private static final LocalDate SPRING = LocalDate.of(2027, 4, 1);
  private static final String CRITERIA = "risk-criteria@2026.1";

  private final OtherService risk = new OtherService("risk");
  private final OtherService incidents = new OtherService("incident");
  private final UUID assessment = UUID.randomUUID();
  private final UUID harm = UUID.randomUUID();
  private final UUID fire = UUID.randomUUID();

  @Test
  void aHighRiskSystemLivesFromInceptionToRetirementAndPassesNoGateUnassessed()
      throws InterruptedException {
    // Given: an idea, and who develops it
    var system =
        LivingSystem.registered(
            """
            {"name": "Grant triage", "purpose": "Sorts applications for grants",
             "organisationRoles": ["PROVIDER", "DEPLOYER"],
             "stage": "INCEPTION", "highImpact": "YES"}""");
    system.developedBy("dora");

    // When: it lives
    designed(system);
    assessedAndVerified(system);
    deployed(system);
    drifted(system);
    suspended(system);
    changedAndReassessed(system);
    resumed(system);
    retired(system);

    // Then: an auditor reads its life in order, in three languages
    var life = system.life();
    List<String> titles = life.getList("items.title.en", String.class);
    assertThat(titles)
        .containsSubsequence(
            "AI system registered",
            "Gate approved",
            "AI system entered a life-cycle stage",
            "Gate approved",
            "AI system in compliance",
            "AI system suspended",
            "AI system out of compliance",
            "Gate approved",
            "AI system resumed",
            "AI system in compliance",
            "Gate approved",
            "AI system retired");
    assertThat(titles).doesNotContainNull();
    assertThat(life.getList("items.title.zhHans", String.class)).doesNotContainNull();
    assertThat(life.getList("items.title.zhHant", String.class)).doesNotContainNull();
    assertThat(life.getList("items.recordedAt", String.class).stream().map(Instant::parse))
        .isSorted();
    assertThat(life.getList("items.stream", String.class))
        .contains(
            "ai-system/" + system.id(),
            "lifecycle-gate/" + system.id(),
            "risk-class/" + system.id());
  }

  private void designed(LivingSystem system) {
    assertThat(system.entering("DEVELOPMENT")).containsExactly("G0", "G1");
    refused(system, "G0");
    assertThat(system.missing("G0")).containsExactly("owner-assigned", "shadow-use-checked");
    system.owned();
    system.stated("shadow-use-checked");
    approvedByTwoOthers(system, "G0");
    refused(system, "G1");
    assertThat(system.missing("G1")).containsExactly("class-determined");
    system.classedAsHighRisk();
    approvedByTwoOthers(system, "G1");
    assertThat(system.entering("DEVELOPMENT")).isEmpty();
    assertThat(system.entering("VERIFICATION")).containsExactly("G2");
    refused(system, "G2");
    system.stated("requirements-documented", "objectives-set", "data-documented");
    approvedByTwoOthers(system, "G2");
    assertThat(system.entering("VERIFICATION")).isEmpty();
  }

  private void assessedAndVerified(LivingSystem system) throws InterruptedException {
    assertThat(system.entering("PRE_DEPLOYMENT")).containsExactly("G3", "G4");
    refused(system, "G3");
    var id = UUID.fromString(system.id());
    risk.publishes("risk", harm, identified(id));
    risk.publishes("risk", harm, rated("VERY_HIGH"));
    assessed(id);
    assertThat(system.missing("G3")).containsExactly("risks-tolerable");
    risk.publishes("risk", harm, rated("LOW"));
    approvedByTwoOthers(system, "G3");
    refused(system, "G4");
    system.stated("verification-passed", "fairness-tested", "security-tested");
    approvedByTwoOthers(system, "G4");
    assertThat(system.entering("PRE_DEPLOYMENT")).isEmpty();
  }

  private void deployed(LivingSystem system) throws InterruptedException {
    assertThat(system.entering("DEPLOYED")).containsExactly("G5", "G6");
    refused(system, "G5");
    system.stated("deployment-planned", "user-information-ready", "oversight-staffed");
    system.stated("training-done", "rollback-tested", "logs-on");
    approvedByTwoOthers(system, "G5");
    refused(system, "G6");
    system.stated("monitoring-set-up", "indicators-set", "review-planned");
    approvedByTwoOthers(system, "G6");
    assertThat(system.entering("DEPLOYED")).isEmpty();
    system.stands("IN_COMPLIANCE");
  }

  private static void drifted(LivingSystem system) throws InterruptedException {
    system.reported("drift-detected", "\"summary\": \"psi 0.31\"");
    system.stands("IN_COMPLIANCE");
  }

  private void suspended(LivingSystem system) throws InterruptedException {
    var id = UUID.fromString(system.id());
    incidents.publishes(
        "incident",
        fire,
        new IncidentEvent.Raised(
            fire, "Refused the poor", "", List.of(id), IncidentOrigin.PERSON, null, null, NOW));
    incidents.publishes(
        "incident",
        fire,
        new IncidentEvent.Triaged(
            fire,
            List.of(id),
            IncidentKind.INCIDENT,
            Severity.SEV2,
            OecdSeverity.SERIOUS_INCIDENT,
            NOW,
            "ina",
            NOW));
    incidents.publishes(
        "incident", fire, new IncidentEvent.ContainmentRequested(fire, id, "stop it", null, NOW));
    assertThat(system.condition()).isEqualTo("SUSPENDED");
    system.stands("OUT_OF_COMPLIANCE no-open-severe-incident not-suspended");
    // Nobody approves its use meanwhile.
    refused(system, "G5");
    refused(system, "G6");
  }

  private void changedAndReassessed(LivingSystem system) throws InterruptedException {
    var id = UUID.fromString(system.id());
    system.reported("version-changed", "\"summary\": \"2.0\", \"details\": {\"version\": \"2.0\"}");
    risk.publishes(
        "impact-assessment",
        assessment,
        new ImpactAssessmentEvent.Reopened(
            assessment,
            id,
            DutyCause.INCIDENT,
            fire,
            null,
            SPRING,
            "assessment-duties@2026.1",
            NOW));
    system.stands(
        "OUT_OF_COMPLIANCE G7 change-assessed impact-assessment-approved no-open-severe-incident"
            + " not-suspended");
    refused(system, "G7");
    assessed(id);
    system.stated("change-assessed");
    approvedByTwoOthers(system, "G7");
    system.stands("OUT_OF_COMPLIANCE no-open-severe-incident not-suspended");
  }

  private void resumed(LivingSystem system) throws InterruptedException {
    var id = UUID.fromString(system.id());
    incidents.publishes(
        "incident", fire, new IncidentEvent.ContainmentReleased(fire, id, "mended", NOW));
    assertThat(system.condition()).isEqualTo("ACTIVE");
    incidents.publishes(
        "incident",
        fire,
        new IncidentEvent.Resolved(
            fire, List.of(id), "new version", CauseClass.DRIFT, "the data moved", NOW));
    system.stands("IN_COMPLIANCE");
  }

  private static void retired(LivingSystem system) throws InterruptedException {
    assertThat(system.retiring()).containsExactly("G8");
    refused(system, "G8");
    system.stated("users-told", "data-disposed", "records-kept");
    approvedByTwoOthers(system, "G8");
    assertThat(system.retiring()).isEmpty();
    system.stands("NOT_ASKED");
  }

  private static void refused(LivingSystem system, String gate) {
    system.requested(gate);
    assertThat(system.approvedBy("anna", gate)).isEqualTo("facts-missing");
  }

  /// Neither who asked, nor who develops, nor who stated the facts, nor one person twice.
  private static void approvedByTwoOthers(LivingSystem system, String gate) {
    system.requested(gate);
    assertThat(system.approvedBy("olaf", gate)).isEqualTo("not-separate");
    assertThat(system.approvedBy("dora", gate)).isEqualTo("not-separate");
    assertThat(system.approvedBy("anna", gate)).isEqualTo("REQUESTED");
    assertThat(system.approvedBy("anna", gate)).isEqualTo("approved-already");
    assertThat(system.approvedBy("bert", gate)).isEqualTo("APPROVED");
  }

  private Record identified(UUID system) {
    return new RiskEvent.Identified(
        harm,
        system,
        "Refuses the poor",
        "",
        "C.3.4",
        CauseFamily.UNINTENDED_RESULT,
        AffectedLevel.INDIVIDUAL,
        "rita",
        CRITERIA,
        "rita",
        NOW);
  }

  private Record rated(String level) {
    return new RiskEvent.Rated(harm, RatingKind.RESIDUAL, 2, 2, level, null, CRITERIA, "rita", NOW);
  }

  private void assessed(UUID system) throws InterruptedException {
    risk.publishes(
        "impact-assessment",
        assessment,
        new ImpactAssessmentEvent.Completed(
            assessment,
            system,
            "rita",
            "fair enough",
            List.of(),
            AssessmentConclusion.PROCEED,
            CRITERIA,
            "impact-dimensions@2026.1",
            NOW));
    risk.publishes(
        "impact-assessment",
        assessment,
        new ImpactAssessmentEvent.Approved(assessment, system, "paul", null, null, NOW));
  }
}
