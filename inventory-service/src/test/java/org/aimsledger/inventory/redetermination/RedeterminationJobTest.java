package org.aimsledger.inventory.redetermination;

import static org.aimsledger.testkit.backing.Calls.as;
import static org.aimsledger.testkit.backing.Calls.writingAs;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.VertxContextSupport;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.aimsledger.inventory.platform.InventoryConfig;
import org.aimsledger.inventory.platform.Packs;
import org.aimsledger.inventory.riskclass.RiskClassCommandHandler;
import org.aimsledger.inventory.riskclass.RiskClassExamples;
import org.aimsledger.inventory.systemregister.SystemClassQuery;
import org.aimsledger.referencedata.Versions;
import org.junit.jupiter.api.Test;

/// On a real database: what an Article 25 change and a later version of the rules make of classes.
@QuarkusTest
class RedeterminationJobTest {
  private static final String SYSTEMS = "/api/inventory/v1/ai-systems";
  private static final Clock NEXT_YEAR =
      Clock.fixed(Instant.parse("2027-02-01T00:00:00Z"), ZoneOffset.UTC);

  @Inject SystemClassQuery query;
  @Inject RiskClassCommandHandler handler;
  @Inject Packs packs;
  @Inject InventoryConfig config;
  @Inject Clock clock;

  private final String organisation = "org-" + UUID.randomUUID();

  private String classed(String uses) {
    String system =
        writingAs("carla", "contributor")
            .body(
                """
                {"name": "%s", "organisation": "%s", "organisationRoles": ["DEPLOYER"]}
                """
                    .formatted(uses, organisation))
            .post(SYSTEMS)
            .then()
            .statusCode(201)
            .extract()
            .path("id");
    determine(system, uses);
    return system;
  }

  private static void determine(String system, String uses) {
    writingAs("rita", "risk-owner")
        .body(
            """
            {"answers": {"practices": ["NONE"], "product-legislation": ["NONE"], "uses": ["%s"],
             "exception": ["NONE"], "transparency": ["NONE"], "general-purpose-model": ["NO"]}}
            """
                .formatted(uses))
        .post(SYSTEMS + "/" + system + "/risk-class")
        .then()
        .statusCode(200)
        .body("inForce.riskClass", equalTo("HIGH_ANNEX_III"));
  }

  private ValidatableResponse due(String filter) {
    return as("vera", "viewer")
        .get("/api/inventory/v1/risk-class-redeterminations?organisation=" + organisation + filter)
        .then()
        .statusCode(200);
  }

  /// Runs until every class was compared with the rules, a page at a time.
  private static void run(RedeterminationJob job) throws Throwable {
    for (var i = 0; i < 5; i++) {
      var _ = VertxContextSupport.subscribeAndAwait(job::mark);
    }
  }

  @Test
  void anArticleTwentyFiveChangeMakesTheClassDueUntilItIsDeterminedAgain() throws Throwable {
    // Given
    var system = classed("recruitment");
    writingAs("sofia", "system-owner")
        .body(
            """
            {"roles": ["DEPLOYER"], "cause": "CHANGED_PURPOSE", "effectiveOn": "2026-11-01",
             "reason": "it ranks applicants now", "evidence": "decision D-7"}
            """)
        .post(SYSTEMS + "/" + system + "/roles")
        .then()
        .statusCode(200)
        .body("profile.organisationRoles", contains("DEPLOYER", "PROVIDER"));

    // When
    run(new RedeterminationJob(query, handler, packs, config, clock));

    // Then
    due("")
        .body("items.system", contains(system))
        .body("items[0].causes", contains("ROLE_CHANGED"))
        .body("items[0].name", equalTo("recruitment"))
        .body("items[0].riskClass", equalTo("HIGH_ANNEX_III"));
    as("vera", "viewer")
        .get(SYSTEMS + "/" + system + "/obligations")
        .then()
        .body("classIsDue", equalTo(true))
        .body("obligations.find { it.id == 'provider-conformity' }.roles", contains("PROVIDER"));
    determine(system, "recruitment");
    due("").body("items", empty());
    run(new RedeterminationJob(query, handler, packs, config, clock));
    due("").body("items", empty());
  }

  @Test
  void aLaterVersionOfTheRulesMakesDueWhatItTouchesAndNothingElse() throws Throwable {
    // Given
    var workers = classed("worker-management");
    var recruitment = classed("recruitment");
    var later =
        new Packs(
            packs.coverageMeasures(),
            packs.lifecycleGates(),
            packs.registrationSheets(),
            packs.eventTitles(),
            packs.riskCriteria(),
            new Versions<>(
                List.of(packs.riskClassVersions().all().getFirst(), RiskClassExamples.LATER)),
            packs.roleDutyVersions());
    var job = new RedeterminationJob(query, handler, later, config, NEXT_YEAR);

    // When
    run(job);
    run(new RedeterminationJob(query, handler, later, config, NEXT_YEAR));

    // Then
    due("")
        .body("items.system", contains(workers))
        .body("items[0].causes", contains("RULES_CHANGED"))
        .body("items[0].rules", contains("use-worker-management"))
        .body("items[0].pack", equalTo("risk-classes@2026.1"))
        .body("total", equalTo(1));
    due("&rule=use-worker-management&cause=RULES_CHANGED&riskClass=HIGH_ANNEX_III")
        .body("items.system", contains(workers));
    due("&rule=use-recruitment").body("items", empty());
    due("&cause=ROLE_CHANGED").body("items", empty());
    as("vera", "viewer")
        .get(SYSTEMS + "/" + workers + "/risk-class")
        .then()
        .body("redeterminationDue.size()", equalTo(1))
        .body("redeterminationDue[0].pack", equalTo("risk-classes@2027.1"));
    as("vera", "viewer")
        .get(SYSTEMS + "/" + recruitment + "/risk-class")
        .then()
        .body("redeterminationDue", empty());
  }
}
