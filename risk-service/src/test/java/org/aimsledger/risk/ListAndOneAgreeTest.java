package org.aimsledger.risk;

import static org.aimsledger.testkit.backing.Calls.as;
import static org.aimsledger.testkit.backing.Calls.writingAs;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// One resource is folded from its stream, the list comes from a view: the same history must show
/// the same in both, whatever the history is. The seed is in the test's name.
@QuarkusTest
class ListAndOneAgreeTest {
  private static final String RISKS = "/api/risk/v1/risks";
  private static final int STEPS = 15;

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 42, 20_261_122})
  void aRandomHistoryShowsTheSameInTheListAndInTheRiskItself(long seed) {
    // Given
    var random = new Random(seed);
    var owner = "u-" + UUID.randomUUID();
    var risk = identified(owner);

    for (var step = 0; step < STEPS; step++) {
      // When: some steps are refused, which changes neither side
      var status = step(random, risk);

      // Then
      assertThat(status).isIn(200, 403, 409, 422);
      assertAgreement(risk, owner);
    }
  }

  private static void assertAgreement(String risk, String owner) {
    var answer = as("vera", "viewer").get(risk).then().statusCode(200).extract();
    var one = answer.jsonPath();
    var list =
        as("vera", "viewer")
            .get(RISKS + "?owner=" + owner)
            .then()
            .statusCode(200)
            .extract()
            .jsonPath();
    assertThat(answer.header("ETag")).isEqualTo("\"v" + list.getLong("items[0].version") + "\"");
    assertThat(list.getString("items[0].status")).isEqualTo(one.getString("status"));
    for (var kind : List.of("inherent", "residual", "target")) {
      assertThat(list.getString("items[0]." + kind + "Level")).isEqualTo(level(one, kind));
    }
    assertThat(list.getString("items[0].treatmentDue")).isEqualTo(one.getString("treatment.due"));
    assertThat(list.getBoolean("items[0].treatmentCompleted"))
        .isEqualTo(one.get("treatment.completedAt") != null);
    assertThat(list.getString("items[0].acceptedUntil"))
        .isEqualTo(one.getString("acceptance.until"));
  }

  private static String level(JsonPath one, String kind) {
    return one.get(kind) != null && one.get(kind + ".level") == null
        ? "NOT_ESTIMABLE"
        : one.getString(kind + ".level");
  }

  private static int step(Random random, String risk) {
    var today = LocalDate.now(ZoneOffset.UTC);
    return switch (random.nextInt(7)) {
      case 0, 1 -> send(risk, "ratings", rating(random));
      case 2 ->
          send(
              risk,
              "treatment",
              Map.of(
                  "option", "AVOID",
                  "plan", "switch it off",
                  "due", today.plusDays(random.nextInt(90)).toString(),
                  "owner", "u-ops"));
      case 3 -> send(risk, "treatment/completion", Map.of("result", "done"));
      case 4 ->
          send(
              risk,
              "acceptance",
              Map.of(
                  "until", today.plusDays(1 + random.nextInt(90)).toString(),
                  "reason", "small",
                  "riskBenefit", "worth it"));
      case 5 ->
          send(
              risk,
              "closure",
              Map.of("reason", random.nextBoolean() ? "TREATED" : "DUPLICATE", "remark", "over"));
      default -> send(risk, "reopening", Map.of("reason", "new facts"));
    };
  }

  private static Map<String, Object> rating(Random random) {
    var kind = List.of("INHERENT", "RESIDUAL", "TARGET").get(random.nextInt(3));
    return random.nextInt(4) == 0
        ? Map.of(
            "kind",
            kind,
            "severity",
            1 + random.nextInt(5),
            "detectability",
            1 + random.nextInt(5),
            "reason",
            "no history")
        : Map.of(
            "kind", kind,
            "likelihood", 1 + random.nextInt(5),
            "impact", 1 + random.nextInt(5));
  }

  private static int send(String risk, String what, Map<String, Object> body) {
    var actor = what.equals("acceptance") ? "u-anna" : "u-rita";
    return writingAs(actor, "risk-owner", "approver")
        .body(body)
        .post(risk + "/" + what)
        .statusCode();
  }

  private static String identified(String owner) {
    return writingAs("u-rita", "risk-owner")
        .body(
            Map.of(
                "title", "Wrong triage",
                "description", "Urgent patients are put last.",
                "source", "C.3.4",
                "cause", "TECHNICAL_FAILURE",
                "affects", "ORGANISATION",
                "owner", owner))
        .post(RISKS)
        .then()
        .statusCode(201)
        .extract()
        .header("Location");
  }
}
