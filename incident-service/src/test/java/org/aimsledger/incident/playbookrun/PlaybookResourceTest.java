package org.aimsledger.incident.playbookrun;

import static org.aimsledger.testkit.backing.Calls.anonymous;
import static org.aimsledger.testkit.backing.Calls.as;
import static org.aimsledger.testkit.backing.Calls.writingAs;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/// Playbooks and their runs over HTTP with real tokens, on a real database.
@QuarkusTest
class PlaybookResourceTest {
  private static final String BASE = "/api/incident/v1/";

  private static String raised() {
    return writingAs("cora", "contributor")
        .body(Map.of("title", "odd answers", "description", "d"))
        .post(BASE + "incidents")
        .then()
        .statusCode(201)
        .extract()
        .path("id");
  }

  private static ValidatableResponse start(String incident, String playbook) {
    return writingAs("rita", "responder")
        .body(Map.of("playbook", playbook, "reason", "it looks like that"))
        .post(BASE + "incidents/" + incident + "/playbook-runs")
        .then();
  }

  private static ValidatableResponse settle(String run, String step, String outcome) {
    return writingAs("rita", "responder")
        .body(Map.of("outcome", outcome, "note", "as it was"))
        .post(BASE + "playbook-runs/" + run + "/steps/" + step)
        .then();
  }

  private static Map<String, ?> version(String text) {
    return Map.of(
        "reason",
        "ours is shorter",
        "steps",
        List.of(
            Map.of(
                "step",
                "look",
                "phase",
                "FIRST_MINUTES",
                "role",
                "on-call",
                "dueInMinutes",
                5,
                "text",
                Map.of("en", text, "zhHans", "查看", "zhHant", "查看"))));
  }

  @Test
  void playbooksComeInThreeLanguages() {
    // Then
    as("vera", "viewer")
        .get(BASE + "playbooks")
        .then()
        .statusCode(200)
        .body("pack", equalTo("playbooks@2026.1"))
        .body("playbooks", hasSize(11))
        .body("roles.id", hasItem("on-call"));
    as("vera", "viewer")
        .get(BASE + "playbooks/drift")
        .then()
        .statusCode(200)
        .body("title.zhHant", equalTo("漂移與效能下降"))
        .body("steps[0].step", equalTo("raise-review-share"))
        .body("proposal", nullValue());
    as("vera", "viewer").get(BASE + "playbooks/cooking").then().statusCode(404);
    anonymous().get(BASE + "playbooks").then().statusCode(401);
  }

  @Test
  void aRunWaitsForItsGuardsAndEndsWithEveryStepSettled() {
    // Given
    var incident = raised();
    String run =
        start(incident, "drift")
            .statusCode(201)
            .header("Location", startsWith(BASE + "playbook-runs/"))
            .body("steps[0].due", not(nullValue()))
            .body("standing", equalTo("RUNNING"))
            .extract()
            .path("run");

    // When
    settle(run, "retrain", "DONE")
        .statusCode(409)
        .body("type", equalTo("https://aimsledger.org/problems/playbook-run/guard-not-met"))
        .body("guard", equalTo("EVIDENCE_HELD"));
    writingAs("rita", "responder")
        .body(Map.of("reason", "before anybody mends it"))
        .post(BASE + "incidents/" + incident + "/evidence/hold")
        .then()
        .statusCode(200)
        .body("hold", equalTo("HELD"));
    settle(run, "retrain", "DONE").statusCode(200);
    writingAs("rita", "responder")
        .body(Map.of("lessons", "none"))
        .post(BASE + "playbook-runs/" + run + "/completion")
        .then()
        .statusCode(409)
        .body("steps", hasItem("pass-gate"));
    List<String> steps =
        as("vera", "viewer").get(BASE + "playbook-runs/" + run).then().extract().path("steps.step");
    steps.stream()
        .filter(step -> !step.equals("retrain"))
        .forEach(step -> settle(run, step, "NOT_APPLICABLE").statusCode(200));
    var completed =
        writingAs("rita", "responder")
            .body(Map.of("lessons", "watch inputs"))
            .post(BASE + "playbook-runs/" + run + "/completion")
            .then();

    // Then
    completed.statusCode(200).body("standing", equalTo("COMPLETED"));
    as("vera", "viewer")
        .get(BASE + "playbook-runs?incident=" + incident)
        .then()
        .statusCode(200)
        .body("items.standing", contains("COMPLETED"))
        .body("items[0].done", equalTo(1))
        .body("items[0].openSteps", empty());
  }

  @Test
  void startedTwiceItIsOneRun() {
    // Given
    var incident = raised();
    String first = start(incident, "outage").statusCode(201).extract().path("run");

    // When
    String second = start(incident, "outage").statusCode(201).extract().path("run");

    // Then
    assertThat(second).isEqualTo(first);
    as("vera", "viewer")
        .get(BASE + "playbook-runs?incident=" + incident)
        .then()
        .body("items", hasSize(1));
    start(incident, "cooking").statusCode(400);
    start(UUID.randomUUID().toString(), "outage").statusCode(404);
  }

  @Test
  void anAssumedCauseStartsItsPlaybookByItself() {
    // Given
    var incident = raised();
    writingAs("rita", "responder")
        .post(BASE + "incidents/" + incident + "/acknowledgement")
        .then()
        .statusCode(200);

    // When
    writingAs("rita", "responder")
        .body(Map.of("cause", "ADVERSARIAL", "statement", "somebody injected orders"))
        .post(BASE + "incidents/" + incident + "/cause-hypothesis")
        .then()
        .statusCode(200);

    // Then
    Awaitility.await()
        .atMost(Duration.ofSeconds(60))
        .untilAsserted(
            () ->
                as("vera", "viewer")
                    .get(BASE + "playbook-runs?incident=" + incident)
                    .then()
                    .body("items.playbook", contains("prompt-injection")));
    var run =
        PlaybookRunCommandHandler.runOf(UUID.fromString(incident), "prompt-injection").toString();
    as("vera", "viewer")
        .get(BASE + "playbook-runs/" + run)
        .then()
        .body("triggers", contains("CAUSE/ADVERSARIAL"));
  }

  @Test
  void aDrillIsInNoRealListAndInNoRealFigure() {
    // Given
    int incidents = as("vera", "viewer").get(BASE + "incidents").then().extract().path("total");
    var before = as("vera", "viewer").get(BASE + "playbook-runs/counts").then().extract();

    // When
    String drill =
        writingAs("rita", "responder")
            .body(Map.of("playbook", "loss-of-control", "scenario", "an agent buys servers"))
            .post(BASE + "playbook-drills")
            .then()
            .statusCode(201)
            .body("drill", equalTo(true))
            .body("incident", nullValue())
            .extract()
            .path("run");
    settle(drill, "pull-switch", "DONE").statusCode(200);
    settle(drill, "undo-actions", "DONE")
        .statusCode(409)
        .body(
            "detail",
            equalTo(
                "The step undo-actions waits: do all steps of the phase EVIDENCE of this drill first."));
    settle(drill, "hold-traces", "DONE").statusCode(200);
    settle(drill, "undo-actions", "DONE").statusCode(200);

    // Then
    as("vera", "viewer")
        .get(BASE + "playbook-runs?limit=500")
        .then()
        .body("items.run", not(hasItem(drill)));
    as("vera", "viewer")
        .get(BASE + "playbook-runs?drill=true&limit=500")
        .then()
        .body("items.run", hasItem(drill))
        .body("items.drill", not(hasItem(false)));
    var after = as("vera", "viewer").get(BASE + "playbook-runs/counts").then().extract();
    assertThat(after.<Object>path("incidents")).isEqualTo(before.path("incidents"));
    assertThat(after.<Integer>path("drills.done"))
        .isEqualTo(before.<Integer>path("drills.done") + 3);
    as("vera", "viewer").get(BASE + "incidents").then().body("total", equalTo(incidents));
  }

  @Test
  void aVersionOfOnesOwnTakesTwoPersonsAndHoldsForRunsThatStartLater() {
    // Given
    var early = raised();
    start(early, "runaway-cost").statusCode(201);
    var versions = BASE + "playbooks/runaway-cost/versions";

    // When
    writingAs("carl", "incident-commander", "approver")
        .body(version("Look"))
        .post(versions)
        .then()
        .statusCode(200)
        .body("version", equalTo("playbooks@2026.1"))
        .body("proposal.version", equalTo(1));
    writingAs("carl", "incident-commander", "approver")
        .post(versions + "/1/approval")
        .then()
        .statusCode(403);
    writingAs("anna", "approver")
        .post(versions + "/1/approval")
        .then()
        .statusCode(200)
        .body("version", equalTo("own@1"))
        .body("steps.step", contains("look"));

    // Then
    start(raised(), "runaway-cost")
        .statusCode(201)
        .body("version", equalTo("own@1"))
        .body("steps.step", contains("look"));
    start(early, "runaway-cost").statusCode(201).body("version", equalTo("playbooks@2026.1"));
    as("audrey", "auditor")
        .get(BASE + "playbooks/runaway-cost/history")
        .then()
        .body(
            "items.type",
            contains(
                "org.aimsledger.incident.playbook-version-proposed.v1",
                "org.aimsledger.incident.playbook-version-approved.v1"));
    writingAs("carl", "incident-commander")
        .body(Map.of("reason", "x", "steps", List.of()))
        .post(versions)
        .then()
        .statusCode(422);
    writingAs("vera", "viewer").body(version("x")).post(versions).then().statusCode(403);
  }
}
