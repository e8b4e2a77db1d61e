package org.aimsledger.inventory.wholelife;

import static org.aimsledger.testkit.backing.Calls.as;
import static org.aimsledger.testkit.backing.Calls.writingAs;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.is;

import io.restassured.path.json.JsonPath;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.stream.Stream;

/// One system of the inventory, and what people do with it over HTTP.
///
/// Carla describes, Olaf owns, Dora develops, Tom tests and states facts, Anna and Bert approve,
/// Axel audits.
record LivingSystem(String id) {
  private static final String SYSTEMS = "/api/inventory/v1/ai-systems";

  static LivingSystem registered(String body) {
    return new LivingSystem(
        writingAs("carla", "contributor")
            .body(body)
            .post(SYSTEMS)
            .then()
            .statusCode(201)
            .extract()
            .path("id"));
  }

  private String path(String rest) {
    return SYSTEMS + "/" + id + rest;
  }

  void owned() {
    writingAs("olaf", "system-owner")
        .body("{\"owner\": \"olaf\", \"reason\": \"runs the office\"}")
        .put(path("/owner"))
        .then()
        .statusCode(200);
  }

  void classedAsHighRisk() {
    writingAs("rita", "risk-owner")
        .body(
            """
            {"answers": {"practices": ["NONE"], "product-legislation": ["NONE"],
             "uses": ["recruitment"], "exception": ["NONE"], "transparency": ["interaction"],
             "general-purpose-model": ["NO"]}}""")
        .post(path("/risk-class"))
        .then()
        .statusCode(200)
        .body("inForce.riskClass", is("HIGH_ANNEX_III"));
  }

  void developedBy(String person) {
    writingAs("olaf", "system-owner")
        .body("{\"people\": [\"%s\"], \"reason\": \"the team\"}".formatted(person))
        .put(path("/gates/responsibility/DEVELOPMENT"))
        .then()
        .statusCode(200)
        .body("enforced", is(true));
  }

  void stated(String... facts) {
    for (var fact : facts) {
      writingAs("tom", "contributor")
          .body(
              """
              {"statement": "done and looked at", "evidence": "urn:evidence:%s", "digest": "%s"}
              """
                  .formatted(fact, "ab".repeat(32)))
          .post(path("/gates/facts/" + fact + "/attestation"))
          .then()
          .statusCode(200);
    }
  }

  void requested(String gate) {
    writingAs("olaf", "system-owner")
        .body("{\"reason\": \"ready\"}")
        .post(path("/gates/" + gate + "/request"))
        .then()
        .statusCode(200);
  }

  /// The standing of the gate afterwards, or the last word of the problem.
  String approvedBy(String person, String gate) {
    var answer =
        writingAs(person, "approver").body("{}").post(path("/gates/" + gate + "/approval")).then();
    var status = answer.extract().statusCode();
    if (status == 200) {
      return answer.extract().path("gates.find { it.id == '%s' }.standing".formatted(gate));
    }
    assertThat(status).isEqualTo(409);
    String type = answer.extract().path("type");
    return type.substring(type.lastIndexOf('/') + 1);
  }

  /// What a gate lacks, and what would meet it.
  Set<String> missing(String gate) {
    var answer = as("axel", "auditor").get(path("/gates/" + gate)).then().statusCode(200).extract();
    List<String> missing =
        answer.path("facts.findAll { it.standing != 'MET' && it.remedy.zhHant != null }.id");
    return new TreeSet<>(missing);
  }

  /// The gates that keep it out of a stage; empty: it is in.
  Set<String> entering(String stage) {
    var answer =
        writingAs("olaf", "system-owner")
            .body("{\"stage\": \"%s\", \"reason\": \"next step\"}".formatted(stage))
            .post(path("/stage"))
            .then();
    return closed(answer.extract().statusCode(), answer.extract().jsonPath());
  }

  Set<String> retiring() {
    var answer =
        writingAs("olaf", "system-owner")
            .body("{\"reason\": \"replaced\"}")
            .post(path("/retirement"))
            .then();
    return closed(answer.extract().statusCode(), answer.extract().jsonPath());
  }

  private static Set<String> closed(int status, JsonPath body) {
    if (status == 200) {
      return Set.of();
    }
    assertThat(body.getString("type")).endsWith("gates-closed");
    return new TreeSet<>(body.getList("obstacles.gate", String.class));
  }

  void reported(String type, String data) {
    as("monitor", "integration")
        .contentType("application/cloudevents+json")
        .body(
            """
            {"specversion": "1.0", "id": "%s-%s", "source": "urn:monitoring",
             "type": "org.aimsledger.ai-system.%s.v1", "data": {"system": "%s", %s}}
            """
                .formatted(id, type, type, id, data))
        .post("/api/inventory/v1/ai-system-events")
        .then()
        .statusCode(200);
  }

  /// How it stands, with what is not there: `IN_COMPLIANCE`, `OUT_OF_COMPLIANCE G3 fact`.
  String standing() {
    var found = "items.find { it.system == '%s' }".formatted(id);
    var body = pageWith(found);
    List<String> facts = body.getList(found + ".lapses.collect { it.fact ?: it.gate }");
    return String.join(
        " ",
        Stream.concat(Stream.of(body.getString(found + ".standing")), new TreeSet<>(facts).stream())
            .toList());
  }

  /// Other tests have registered more systems than a page holds.
  private static JsonPath pageWith(String found) {
    var cursor = "";
    while (true) {
      var body =
          as("axel", "auditor")
              .get("/api/inventory/v1/gate-compliance?limit=500" + cursor)
              .then()
              .statusCode(200)
              .extract()
              .jsonPath();
      if (body.get(found) != null || body.get("nextCursor") == null) {
        return body;
      }
      cursor = "&cursor=" + body.getString("nextCursor");
    }
  }

  void stands(String expected) throws InterruptedException {
    await(expected, () -> standing().equals(expected), this::standing);
  }

  String condition() {
    return as("axel", "auditor").get(path("")).then().extract().path("condition");
  }

  JsonPath life() {
    return as("axel", "auditor")
        .get(path("/life?limit=500"))
        .then()
        .statusCode(200)
        .extract()
        .jsonPath();
  }

  static void await(String what, BooleanSupplier condition, Supplier<String> actual)
      throws InterruptedException {
    var end = Instant.now().plus(Duration.ofSeconds(30));
    while (!condition.getAsBoolean()) {
      assertThat(Instant.now()).as("%s, was %s", what, actual.get()).isBefore(end);
      Thread.sleep(50);
    }
  }
}
