package org.aimsledger.risk;

import static org.aimsledger.testkit.backing.Calls.as;
import static org.aimsledger.testkit.backing.Calls.writingAs;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.aimsledger.contracts.incident.IncidentEvent;
import org.aimsledger.contracts.incident.IncidentOrigin;
import org.aimsledger.contracts.inventory.AiSystemEvent;
import org.aimsledger.contracts.inventory.AiSystemProfile;
import org.aimsledger.contracts.inventory.HighImpact;
import org.aimsledger.contracts.inventory.Origin;
import org.aimsledger.contracts.inventory.Stage;
import org.aimsledger.risk.ForeignLog.Entry;
import org.aimsledger.testkit.backing.DatabaseAccess;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Events of other services over real topics, with all that goes wrong on the way.
@QuarkusTest
class ForeignEventsTest {
  private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");
  private static final String ASSESSMENTS = "/api/risk/v1/impact-assessments";
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final UUID system = UUID.randomUUID();
  private final UUID incident = UUID.randomUUID();
  private ForeignLog inventory;
  private ForeignLog incidents;

  @BeforeEach
  void open() {
    inventory = new ForeignLog("inventory");
    incidents = new ForeignLog("incident");
  }

  @AfterEach
  void close() {
    inventory.close();
    incidents.close();
  }

  @Test
  void aHighImpactSystemThatGoesLiveHasADutyWithItsCause() {
    // Given
    var registered = inventory.append("ai-system", system, registered(Stage.DEPLOYED));

    // When
    inventory.send(registered);

    // Then
    var duty = await(found -> found.getInt("total") == 1);
    assertThat(duty.getString("items[0].status")).isEqualTo("DUE");
    assertThat(duty.getString("items[0].due")).isEqualTo("2026-12-20");
    assertThat(duty.getList("items[0].causes")).isEqualTo(List.of("HIGH_IMPACT_SYSTEM_LIVE"));
    as("audrey", "auditor")
        .get(ASSESSMENTS + "/" + duty.getString("items[0].id") + "/history")
        .then()
        .statusCode(200)
        .body("items.type", contains("org.aimsledger.risk.impact-assessment-duty-opened.v1"))
        .body("items[0].actor", equalTo("service/risk"))
        .body("items[0].causationId", equalTo(registered.id().toString()))
        .body("items[0].correlationId", equalTo("correlation-" + registered.id()))
        .body("items[0].data.policyVersion", equalTo("assessment-duties@2026.1"));
  }

  @Test
  void aSecondDeliveryChangesNothing() {
    // Given
    var registered = inventory.append("ai-system", system, registered(Stage.PILOT));
    var retired = inventory.append("ai-system", system, retired());

    // When: at least once, out of order, and once more
    Stream.of(registered, registered, retired, registered, retired).forEach(inventory::send);

    // Then
    var duty = await(found -> "WITHDRAWN".equals(found.getString("items[0].status")));
    assertThat(duty.getInt("items[0].version")).isEqualTo(2);
    assertThat(cursor("inventory", retired)).isEqualTo(retired.seq());
  }

  @Test
  void whatKafkaLostIsFetchedFromTheProducerBeforeAnythingElseIsApplied() {
    // Given: three events, of which Kafka brings the first and the last
    var registered = inventory.append("ai-system", system, registered(Stage.DEVELOPMENT));
    var live =
        inventory.append(
            "ai-system",
            system,
            new AiSystemEvent.StageEntered(
                system, Stage.DEVELOPMENT, Stage.DEPLOYED, HighImpact.YES, "go", NOON));
    var retired = inventory.append("ai-system", system, retired());

    // When
    inventory.send(registered);
    inventory.send(retired);

    // Then: the duty of the lost event was opened before the last one withdrew it
    var duty = await(found -> "WITHDRAWN".equals(found.getString("items[0].status")));
    assertThat(duty.getInt("items[0].version")).isEqualTo(2);
    assertThat(cursor("inventory", live)).isEqualTo(retired.seq());
  }

  @Test
  void bytesThatNoRelayWroteDoNotStopTheLane() {
    // Given
    var registered = inventory.append("ai-system", system, registered(Stage.DEPLOYED));

    // When
    inventory.sendRubbish(registered.lane());
    inventory.send(registered);

    // Then
    var duty = await(found -> found.getInt("total") == 1);
    assertThat(duty.getString("items[0].status")).isEqualTo("DUE");
  }

  @Test
  void anIncidentMakesAnOpenDutyDueEarlierOnce() {
    // Given
    inventory.send(inventory.append("ai-system", system, registered(Stage.DEPLOYED)));
    var _ = await(found -> found.getInt("total") == 1);
    var raised = incidents.append("incident", incident, raised(system));

    // When
    incidents.send(raised);
    incidents.send(raised);

    // Then
    var duty = await(found -> found.getInt("items[0].incidents") == 1);
    assertThat(duty.getString("items[0].due")).isEqualTo("2026-12-04");
    assertThat(duty.getList("items[0].causes"))
        .isEqualTo(List.of("HIGH_IMPACT_SYSTEM_LIVE", "INCIDENT"));
    assertThat(duty.getInt("items[0].version")).isEqualTo(2);
  }

  @Test
  void anIncidentOnSeveralSystemsOpensAnAssessmentForEach() {
    // Given
    var other = UUID.randomUUID();

    // When
    incidents.send(incidents.append("incident", incident, raised(system, other)));

    // Then
    for (var one : List.of(system, other)) {
      var duty = await(one, found -> found.getInt("total") == 1);
      assertThat(duty.getList("items[0].causes")).isEqualTo(List.of("INCIDENT"));
    }
  }

  @Test
  void anIncidentReopensACompletedAssessment() {
    // Given
    inventory.send(inventory.append("ai-system", system, registered(Stage.DEPLOYED)));
    var assessment =
        ASSESSMENTS + "/" + await(found -> found.getInt("total") == 1).getString("items[0].id");
    writingAs("u-ann", "contributor").post(assessment + "/start").then().statusCode(200);
    writingAs("u-ann", "contributor")
        .body(completion())
        .post(assessment + "/completion")
        .then()
        .statusCode(200)
        .body("status", equalTo("COMPLETED"));

    // When
    incidents.send(incidents.append("incident", incident, raised(system)));

    // Then
    var duty = await(found -> "DUE".equals(found.getString("items[0].status")));
    assertThat(duty.getList("items[0].causes")).isEqualTo(List.of("INCIDENT"));
    assertThat(duty.getString("items[0].due")).isEqualTo("2026-12-04");
    assertThat(duty.getString("items[0].assessor")).isNull();
  }

  private AiSystemEvent retired() {
    return new AiSystemEvent.Retired(system, "replaced", NOON);
  }

  private AiSystemEvent registered(Stage stage) {
    return new AiSystemEvent.Registered(
        system,
        "Triage",
        AiSystemProfile.EMPTY,
        stage,
        HighImpact.YES,
        Origin.declared(null),
        NOON);
  }

  private IncidentEvent raised(UUID... systems) {
    return new IncidentEvent.Raised(
        incident,
        "Wrong triage",
        "Urgent patients last",
        List.of(systems),
        IncidentOrigin.PERSON,
        null,
        null,
        NOON);
  }

  private static Map<String, Object> completion() {
    var ratings =
        Stream.of("fairness", "autonomy", "privacy", "transparency")
            .map(
                dimension ->
                    Map.of(
                        "dimension", dimension,
                        "affected", "INDIVIDUALS",
                        "severity", 2,
                        "reversibility", "REVERSIBLE",
                        "rationale", "seen in the test set"))
            .toList();
    return Map.of("summary", "Acceptable.", "ratings", ratings, "conclusion", "PROCEED");
  }

  private JsonPath await(Predicate<JsonPath> condition) {
    return await(system, condition);
  }

  private static JsonPath await(UUID system, Predicate<JsonPath> condition) {
    var end = System.nanoTime() + PATIENCE.toNanos();
    while (true) {
      var found =
          as("vera", "viewer")
              .get(ASSESSMENTS + "?system=" + system)
              .then()
              .statusCode(200)
              .extract()
              .jsonPath();
      if (found.getInt("total") > 0 && condition.test(found)) {
        return found;
      }
      if (System.nanoTime() > end) {
        throw new AssertionError("not within " + PATIENCE + ": " + found.prettify());
      }
      pause();
    }
  }

  private static void pause() {
    try {
      Thread.sleep(100);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static long cursor(String source, Entry entry) {
    return DatabaseAccess.ofService()
        .number("select seq from inbox_cursor where source = ? and lane = ?", source, entry.lane());
  }
}
