package org.aimsledger.inventory.wholelife;

import static org.aimsledger.testkit.backing.Calls.as;
import static org.aimsledger.testkit.backing.Calls.writingAs;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.is;

import io.quarkus.test.junit.QuarkusTest;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.UUID;
import org.aimsledger.contracts.risk.AffectedLevel;
import org.aimsledger.contracts.risk.CauseFamily;
import org.aimsledger.contracts.risk.RatingKind;
import org.aimsledger.contracts.risk.RiskEvent;
import org.junit.jupiter.api.Test;

/// Gates of systems that did not come the long way.
@QuarkusTest
class GatesInUseTest {
  private static final String CRITERIA = "risk-criteria@2026.1";
  private static final String ALL =
      "OUT_OF_COMPLIANCE G0 G1 G2 G3 G4 G5 G6 data-documented deployment-planned fairness-tested"
          + " impact-assessment-approved impact-assessment-lets-proceed indicators-set logs-on"
          + " monitoring-set-up objectives-set oversight-staffed"
          + " requirements-documented review-planned risks-tolerable role-stated rollback-tested"
          + " security-tested shadow-use-checked training-done user-information-ready"
          + " verification-passed";

  private static LivingSystem inStage(String stage) {
    return LivingSystem.registered(
        """
        {"name": "Desk", "purpose": "Answers", "owner": "olaf", "stage": "%s", "highImpact": "YES"}"""
            .formatted(stage));
  }

  @Test
  void aSystemThatNobodyPutUnderItsGatesMovesFreely() throws InterruptedException {
    // Given
    var system = inStage("INCEPTION");

    // When
    var obstacles = system.entering("DEVELOPMENT");

    // Then
    assertThat(obstacles).isEmpty();
    as("vera", "viewer")
        .get("/api/inventory/v1/ai-systems/" + system.id() + "/gates")
        .then()
        .statusCode(200)
        .body("enforced", is(false))
        .body("tier", is("HIGH"));
    system.stands("NOT_ASKED");
  }

  @Test
  void whatIsFoundInUseIsNotRefusedButShownAsOutOfCompliance() throws InterruptedException {
    // Given
    var system = inStage("DEPLOYED");

    // When
    system.classedAsHighRisk();

    // Then
    system.stands(ALL);
    assertThat(system.life().getList("items.title.en", String.class))
        .containsExactly(
            "AI system registered", "Legal risk class determined", "AI system out of compliance");
  }

  @Test
  void anEmergencyOpensGatesUntilSomebodyElseLooks() throws InterruptedException {
    // Given
    var system = inStage("PRE_DEPLOYMENT");
    system.requested("G5");
    assertThat(system.entering("PILOT")).containsExactly("G0", "G1", "G2", "G3", "G4", "G5");
    for (var gate : system.entering("PILOT")) {
      override(system, gate);
    }
    assertThat(system.entering("PILOT")).isEmpty();
    system.stands("IN_COMPLIANCE");
    review(system, "olaf", "REVOKED", 409);

    // When
    review(system, "anna", "REVOKED", 200);

    // Then
    system.stands(
        "OUT_OF_COMPLIANCE G5 deployment-planned logs-on oversight-staffed rollback-tested"
            + " training-done user-information-ready");
  }

  private static void override(LivingSystem system, String gate) {
    writingAs("olaf", "system-owner")
        .body("{\"reason\": \"flood\"}")
        .post("/api/inventory/v1/ai-systems/" + system.id() + "/gates/" + gate + "/override")
        .then()
        .statusCode(200)
        .body("gates.find { it.id == '" + gate + "' }.standing", is("OVERRIDDEN"))
        .body("gates.find { it.id == '" + gate + "' }.open", is(true));
  }

  private static void review(LivingSystem system, String person, String outcome, int status) {
    writingAs(person, "approver")
        .body("{\"outcome\": \"" + outcome + "\", \"reason\": \"looked at it\"}")
        .post("/api/inventory/v1/ai-systems/" + system.id() + "/gates/G5/override-review")
        .then()
        .statusCode(status);
  }

  @Test
  void risksAreTolerableOnceEachIsRatedAndThoseAboveToleranceAreAccepted()
      throws InterruptedException {
    // Given
    var system = inStage("DEVELOPMENT");
    var risk = new OtherService("risk");
    var harm = UUID.randomUUID();
    var now = Instant.now();

    // When / Then
    risk.publishes(
        "risk",
        harm,
        new RiskEvent.Identified(
            harm,
            UUID.fromString(system.id()),
            "Leaks",
            "",
            "C.3.4",
            CauseFamily.MISUSE,
            AffectedLevel.INDIVIDUAL,
            "rita",
            CRITERIA,
            "rita",
            now));
    assertThat(system.missing("G3")).contains("risks-tolerable");
    risk.publishes(
        "risk",
        harm,
        new RiskEvent.RatedWithoutLikelihood(
            harm, RatingKind.RESIDUAL, 4, 4, "new", CRITERIA, "rita", now));
    assertThat(system.missing("G3")).contains("risks-tolerable");
    risk.publishes(
        "risk",
        harm,
        new RiskEvent.ResidualRiskAccepted(
            harm,
            null,
            true,
            LocalDate.now(ZoneOffset.UTC).plusDays(30),
            "worth it",
            "benefit",
            CRITERIA,
            "paul",
            now));
    assertThat(system.missing("G3")).doesNotContain("risks-tolerable");
    risk.publishes("risk", harm, new RiskEvent.Reopened(harm, "news", "rita", now));
    assertThat(system.missing("G3")).contains("risks-tolerable");
    // An acceptance that is over by the time it arrives doesn't count.
    risk.publishes(
        "risk",
        harm,
        new RiskEvent.ResidualRiskAccepted(
            harm, null, true, LocalDate.of(2026, 1, 1), "old", "b", CRITERIA, "paul", now));
    assertThat(system.missing("G3")).contains("risks-tolerable");
  }

  @Test
  void unknownThingsAreNotFoundAndNotEverybodyDecides() {
    // Given
    var system = inStage("DEVELOPMENT");
    var gates = "/api/inventory/v1/ai-systems/" + system.id() + "/gates";

    // When / Then
    as("vera", "viewer")
        .get("/api/inventory/v1/ai-systems/" + UUID.randomUUID() + "/gates")
        .then()
        .statusCode(404);
    as("vera", "viewer").get(gates + "/G9").then().statusCode(404);
    writingAs("vera", "viewer").body("{}").post(gates + "/G0/approval").then().statusCode(403);
    writingAs("anna", "approver")
        .body("{\"conditions\": [\"train\"]}")
        .post(gates + "/G0/approval")
        .then()
        .statusCode(400)
        .body("errors[0].field", is("until"));
    writingAs("anna", "approver")
        .body("{}")
        .post(gates + "/G0/approval")
        .then()
        .statusCode(409)
        .body("type", endsWith("lifecycle-gate/not-requested"));
  }
}
