package org.aimsledger.inventory.reportintake;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.aimsledger.inventory.reportintake.IntakeCalls.documents;
import static org.aimsledger.inventory.reportintake.IntakeCalls.recorded;
import static org.aimsledger.inventory.reportintake.IntakeCalls.registered;
import static org.aimsledger.testkit.backing.Calls.anonymous;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Signed deliveries of the registry `eu`, as MLflow sends them.
@QuarkusTest
class MlflowWebhookResourceTest {
  private static final String PATH = "/api/inventory/v1/ai-system-events/mlflow/";
  private static final MlflowSignature SECRET = new MlflowSignature("secret".getBytes(UTF_8));

  private final String model = "bot-" + UUID.randomUUID();
  private final String delivery = UUID.randomUUID().toString();

  private static String body(String entity, String action, String data) {
    return """
        {"entity": "%s", "action": "%s", "timestamp": "2026-11-20T08:27:32.080217+00:00", "data": {%s}}
        """
        .formatted(entity, action, data);
  }

  private String version(String number, String more) {
    return "\"name\": \"" + model + "\", \"version\": \"" + number + "\"" + more;
  }

  private ValidatableResponse send(String body) {
    return send("eu", body, Instant.now().getEpochSecond(), SECRET);
  }

  private ValidatableResponse send(
      String registry, String body, long timestamp, MlflowSignature secret) {
    var bytes = body.getBytes(UTF_8);
    return anonymous()
        .contentType("application/json")
        .header("X-MLflow-Signature", secret.of(delivery, "" + timestamp, bytes))
        .header("X-MLflow-Timestamp", "" + timestamp)
        .header("X-MLflow-Delivery-Id", delivery)
        .body(bytes)
        .post(PATH + registry)
        .then();
  }

  @Test
  void anAliasThatMovesIsAChangedVersion() {
    // Given
    var system = registered("Bot", "mlflow", model);

    // When
    var answer =
        send(body("model_version_alias", "created", version("7", ", \"alias\": \"champion\"")));

    // Then
    String report =
        answer
            .statusCode(200)
            .body("result", equalTo("RECORDED"))
            .body("system", equalTo(system))
            .extract()
            .path("report");
    assertThat(documents("ai-system-report/" + report))
        .hasSize(2)
        .satisfies(
            documents -> {
              assertThat(documents.getFirst())
                  .contains("\"kind\":\"VERSION_CHANGED\"")
                  .contains("\"summary\":\"champion of " + model + " is version 7\"")
                  .contains("\"reporter\":\"urn:mlflow:eu\"")
                  .contains("\"occurredAt\":\"2026-11-20T08:27:32.080217Z\"")
                  .contains("\"actor\":\"mlflow:eu\"");
              assertThat(documents.getLast())
                  .contains("{\"name\":\"version\",\"value\":\"7\"}")
                  .contains("{\"name\":\"alias\",\"value\":\"champion\"}");
            });
  }

  @Test
  void aRepeatedDeliveryChangesNothing() {
    // Given
    var _ = registered("Bot", "mlflow", model);
    var body = body("model_version", "created", version("1", ", \"run_id\": \"r-1\""));
    send(body).statusCode(200).body("result", equalTo("RECORDED"));

    // When
    var answer = send(body);

    // Then
    answer.statusCode(200).body("result", equalTo("DUPLICATE"));
    assertThat(recorded(model + " was created")).isEqualTo(1);
  }

  @Test
  void whatMeansNothingHereIsKeptAsItIs() {
    // Given
    var _ = registered("Bot", "mlflow", model);

    // When
    var answer =
        send(body("model_version_tag", "set", version("7", ", \"key\": \"k\", \"value\": \"v\"")));

    // Then
    String report = answer.statusCode(200).extract().path("report");
    assertThat(documents("ai-system-report/" + report))
        .last()
        .asString()
        .contains("\"type\":\"org.mlflow.model_version_tag.set\"")
        .contains("\\\"key\\\":\\\"k\\\"");
  }

  @Test
  void aModelThatNobodyRegisteredIsHeldAndAPromptOpensNoFinding() {
    // When
    var unknown = send(body("model_version", "created", version("1", "")));

    // Then
    unknown.statusCode(200).body("result", equalTo("HELD")).body("finding", notNullValue());
    new MlflowWebhookResourceTest()
        .send(body("prompt_version", "created", version("1", "")))
        .body("result", equalTo("HELD"))
        .body("finding", nullValue());
  }

  @Test
  void aSignedBodyThatCanNotBeRecordedIsKeptAndNotAskedForAgain() {
    // When
    var answer = send("{ no json");

    // Then
    answer
        .statusCode(200)
        .body("result", equalTo("QUARANTINED"))
        .body("reason", equalTo("NOT_JSON"))
        .body("quarantine", notNullValue());
  }

  @ParameterizedTest
  @CsvSource({
    "eu,secret,-301,401",
    "eu,secret,360,401",
    "eu,secret,-250,200",
    "eu,guess,0,401",
    "us,secret,0,401"
  })
  void onlyAFreshDeliveryOfAKnownRegistryIsTaken(
      String registry, String secret, long late, int status) {
    // Given
    var timestamp = Instant.now().getEpochSecond() + late;

    // When
    var answer =
        send(
            registry,
            body("model_version", "created", version("1", "")),
            timestamp,
            new MlflowSignature(secret.getBytes(UTF_8)));

    // Then
    answer.statusCode(status);
  }

  @Test
  void withoutSignatureNothingIsTaken() {
    // When
    var answer = anonymous().contentType("application/json").body("{}").post(PATH + "eu").then();

    // Then
    answer
        .statusCode(401)
        .body("type", equalTo("https://aimsledger.org/problems/ai-system-event/unsigned"));
  }
}
