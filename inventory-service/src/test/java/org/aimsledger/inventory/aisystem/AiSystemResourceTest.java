package org.aimsledger.inventory.aisystem;

import static org.aimsledger.testkit.backing.Calls.anonymous;
import static org.aimsledger.testkit.backing.Calls.as;
import static org.aimsledger.testkit.backing.Calls.writingAs;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.util.Map;
import java.util.UUID;
import org.aimsledger.testkit.backing.DatabaseAccess;
import org.aimsledger.testkit.backing.Tokens;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Over HTTP with real tokens, on a real database.
@QuarkusTest
class AiSystemResourceTest {
  private static final String SYSTEMS = "/api/inventory/v1/ai-systems";
  private static final String PROBLEM = "application/problem+json";
  private static final String BECAUSE = "{\"reason\": \"because\"}";

  private static RequestSpecification contributor() {
    return writingAs("carla", "contributor");
  }

  private static RequestSpecification owner() {
    return writingAs("olaf", "system-owner");
  }

  private static String register(String json) {
    return contributor().body(json).post(SYSTEMS).then().statusCode(201).extract().path("id");
  }

  private static String registered() {
    return register("{\"name\": \"Chatbot\", \"stage\": \"INCEPTION\", \"owner\": \"u-1\"}");
  }

  private static ValidatableResponse post(String id, String what, String json) {
    return owner().body(json).post(SYSTEMS + "/" + id + "/" + what).then();
  }

  private static void refused(ValidatableResponse answer, int status, String type) {
    answer
        .statusCode(status)
        .contentType(PROBLEM)
        .body("type", equalTo("https://aimsledger.org/problems/" + type))
        .body("status", equalTo(status));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"name\": \"a\\ud800\"}",
        "{\"name\": \"\\udc00a\"}",
        "{\"name\": \"x\", \"attributes\": {\"note\": \"a\\ud800b\"}}",
        "{\"name\": \"x\", \"externalId\": {\"scope\": \"s\", \"id\": \"\\ud800\"}}"
      })
  void halfACharacterIsRefusedBecauseNoReaderCouldReadIt(String body) {
    refused(contributor().body(body).post(SYSTEMS).then(), 400, "request/invalid-value");
  }

  @Test
  void aTimeThatNoTableHoldsIsRefused() {
    refused(
        as("vera", "viewer").get(SYSTEMS + "?updatedSince=-999999999-01-01T00:00:00Z").then(),
        400,
        "request/invalid-value");
  }

  @Test
  void aRegisteredSystemIsShownAtOnce() {
    // Given
    var body =
        """
        {"name": " Chatbot ", "purpose": "Answers questions", "owner": "u-4711",
         "organisation": "HHS", "organisationRoles": ["DEPLOYER", "USER"],
         "technology": "GENERATIVE", "stage": "DEVELOPMENT", "highImpact": "YES",
         "attributes": {"piaUrl": "https://example.org/pia"}}
        """;

    // When
    var answer = contributor().body(body).post(SYSTEMS).then();

    // Then
    var location = answer.statusCode(201).header("ETag", "\"v1\"").extract().header("Location");
    as("vera", "viewer")
        .get(location)
        .then()
        .statusCode(200)
        .header("ETag", "\"v1\"")
        .body("name", equalTo("Chatbot"))
        .body("condition", equalTo("ACTIVE"))
        .body("stage", equalTo("DEVELOPMENT"))
        .body("live", equalTo(false))
        .body("highImpact", equalTo("YES"))
        .body("profile.owner", equalTo("u-4711"))
        .body("profile.organisationRoles", contains("DEPLOYER", "USER"))
        .body("profile.attributes.piaUrl.raw", equalTo("https://example.org/pia"))
        .body("origin.kind", equalTo("DECLARED"));
  }

  @Test
  void aSystemGoesThroughItsLife() {
    // Given
    var id = register("{\"name\": \"Chatbot\", \"stage\": \"PRE_DEPLOYMENT\"}");

    // When
    owner()
        .body("{\"owner\": \"u-2\", \"reason\": \"takes over\"}")
        .put(SYSTEMS + "/" + id + "/owner")
        .then()
        .statusCode(200)
        .body("profile.owner", equalTo("u-2"));
    post(id, "stage", "{\"stage\": \"DEPLOYED\", \"reason\": \"tested\"}")
        .statusCode(200)
        .body("live", equalTo(true));
    post(id, "high-impact", "{\"highImpact\": \"PRESUMED_BUT_NOT\", \"justification\": \"no\"}")
        .statusCode(200)
        .body("highImpactJustification", equalTo("no"));
    post(id, "suspension", BECAUSE).statusCode(200).body("condition", equalTo("SUSPENDED"));
    post(id, "resumption", BECAUSE).statusCode(200).body("condition", equalTo("ACTIVE"));
    post(id, "retirement", BECAUSE)
        .statusCode(200)
        .body("condition", equalTo("RETIRED"))
        .body("stage", equalTo("RETIRED"));

    // Then
    as("axel", "auditor")
        .get(SYSTEMS + "/" + id + "/history")
        .then()
        .statusCode(200)
        .body(
            "items.type",
            contains(
                "org.aimsledger.inventory.ai-system-registered.v1",
                "org.aimsledger.inventory.ai-system-owner-assigned.v1",
                "org.aimsledger.inventory.ai-system-stage-entered.v1",
                "org.aimsledger.inventory.ai-system-high-impact-determined.v1",
                "org.aimsledger.inventory.ai-system-suspended.v1",
                "org.aimsledger.inventory.ai-system-resumed.v1",
                "org.aimsledger.inventory.ai-system-retired.v1"))
        .body("items.version", contains(1, 2, 3, 4, 5, 6, 7))
        .body("items[0].actor", equalTo("carla"))
        .body("items[2].actor", equalTo("olaf"))
        .body("items[2].event.to", equalTo("DEPLOYED"));
  }

  @Test
  void aHistoryIsPaged() {
    // Given
    var id = registered();
    post(id, "stage", "{\"stage\": \"DEVELOPMENT\", \"reason\": \"x\"}").statusCode(200);
    post(id, "stage", "{\"stage\": \"VERIFICATION\", \"reason\": \"x\"}").statusCode(200);
    var reader = as("axel", "auditor");

    // When
    var first = reader.get(SYSTEMS + "/" + id + "/history?limit=2").then().statusCode(200);

    // Then
    first.body("items", hasSize(2));
    var link = first.extract().header("Link");
    assertThat(link).endsWith("; rel=\"next\"");
    as("axel", "auditor")
        .urlEncodingEnabled(false)
        .get(link.substring(1, link.indexOf('>')))
        .then()
        .statusCode(200)
        .body("items.version", contains(3))
        .body("nextCursor", nullValue());
  }

  @Test
  void theHistoryIsHandedOutByteForByte() throws JsonProcessingException {
    // Given
    var id = registered();
    var stored =
        DatabaseAccess.ofService()
            .rows(
                "select convert_from(document, 'UTF8') as text from events where stream = ?",
                "ai-system/" + id)
            .getFirst()
            .get("text");

    // When
    var answer =
        as("axel", "auditor")
            .get(SYSTEMS + "/" + id + "/documents")
            .then()
            .statusCode(200)
            .contentType("application/cloudevents-batch+json")
            .extract()
            .asString();

    // Then
    assertThat(answer).isEqualTo("[" + stored + "]\n");
    assertThat(new ObjectMapper().readTree(answer).get(0).path("subject").asText())
        .isEqualTo("ai-system/" + id);
  }

  @Test
  void aPatchChangesWhatItNames() {
    // Given
    var id =
        register(
            "{\"name\": \"Chatbot\", \"vendor\": \"Old\", \"purpose\": \"p\","
                + " \"attributes\": {\"a\": \"1\", \"b\": \"2\"}}");

    // When
    var answer =
        contributor()
            .contentType("application/merge-patch+json")
            .body(
                "{\"reason\": \"found out\", \"name\": \"Helper\", \"vendor\": null,"
                    + " \"technology\": \"AGENTIC\", \"aliases\": [\"Bot\"],"
                    + " \"attributes\": {\"a\": null, \"c\": \"3\"}}")
            .patch(SYSTEMS + "/" + id)
            .then();

    // Then
    answer
        .statusCode(200)
        .header("ETag", "\"v2\"")
        .body("name", equalTo("Helper"))
        .body("profile.vendor", nullValue())
        .body("profile.purpose", equalTo("p"))
        .body("profile.technology", equalTo("AGENTIC"))
        .body("profile.aliases", contains("Bot"))
        .body("profile.attributes.keySet()", contains("b", "c"));
  }

  @Test
  void aPatchThatChangesNothingRecordsNothing() {
    // Given
    var id = registered();

    // When
    var answer =
        contributor()
            .body("{\"reason\": \"x\", \"name\": \"Chatbot\"}")
            .patch(SYSTEMS + "/" + id)
            .then();

    // Then
    answer.statusCode(200).header("ETag", "\"v1\"");
  }

  @Test
  void anIllegalMoveNamesTheAllowedOnes() {
    // Given
    var id = registered();

    // When
    var answer = post(id, "stage", "{\"stage\": \"DEPLOYED\", \"reason\": \"hurry\"}");

    // Then
    refused(answer, 409, "ai-system/stage-move-not-allowed");
    answer.body("allowed", contains("DEVELOPMENT")).body("from", equalTo("INCEPTION"));
  }

  @Test
  void aSystemWithoutOwnerDoesNotGoIntoUse() {
    // Given
    var id = register("{\"name\": \"Chatbot\", \"stage\": \"PRE_DEPLOYMENT\"}");

    // When
    var answer = post(id, "stage", "{\"stage\": \"PILOT\", \"reason\": \"x\"}");

    // Then
    refused(answer, 409, "ai-system/owner-missing");
  }

  @Test
  void whatIsRetiredStaysRetired() {
    // Given
    var id = registered();
    post(id, "retirement", BECAUSE).statusCode(200);

    // When
    var moved = post(id, "stage", "{\"stage\": \"DEVELOPMENT\", \"reason\": \"x\"}");
    var again = post(id, "retirement", BECAUSE);

    // Then
    refused(moved, 409, "ai-system/retired");
    again.statusCode(200).header("ETag", "\"v2\"");
  }

  @Test
  void anExternalIdIsNeverUsedAgain() {
    // Given
    var external = "{\"scope\": \"HHS\", \"id\": \"" + UUID.randomUUID() + "\"}";
    var body = "{\"name\": \"Chatbot\", \"externalId\": " + external + "}";
    var id = register(body);
    post(id, "retirement", BECAUSE).statusCode(200);

    // When
    var answer = contributor().body(body).post(SYSTEMS).then();

    // Then
    refused(answer, 409, "ai-system/already-registered");
    answer.body("system", equalTo(id));
  }

  @Test
  void aStaleIfMatchIsRefusedWithTheActualVersion() {
    // Given
    var id = registered();
    post(id, "stage", "{\"stage\": \"DEVELOPMENT\", \"reason\": \"x\"}").statusCode(200);

    // When
    var answer =
        owner()
            .header("If-Match", "\"v1\"")
            .body(BECAUSE)
            .post(SYSTEMS + "/" + id + "/retirement")
            .then();

    // Then
    refused(answer, 412, "request/version-conflict");
    answer.header("ETag", "\"v2\"").body("actualVersion", equalTo(2));
  }

  @Test
  void aRepeatedRequestGetsItsFirstAnswerAgain() {
    // Given
    var key = UUID.randomUUID().toString();
    var body = "{\"name\": \"Chatbot\"}";
    var request = Map.of("Idempotency-Key", key);
    String id =
        as("rita", "contributor")
            .contentType("application/json")
            .headers(request)
            .body(body)
            .post(SYSTEMS)
            .then()
            .statusCode(201)
            .extract()
            .path("id");

    // When
    var answer =
        as("rita", "contributor")
            .contentType("application/json")
            .headers(request)
            .body(body)
            .post(SYSTEMS)
            .then();

    // Then
    answer
        .statusCode(201)
        .header("Idempotency-Replayed", "true")
        .header("ETag", "\"v1\"")
        .body("id", equalTo(id));
  }

  @Test
  void anIdempotencyKeyIsNotUsedForSomethingElse() {
    // Given
    var request = Map.of("Idempotency-Key", UUID.randomUUID().toString());
    as("rita", "contributor")
        .contentType("application/json")
        .headers(request)
        .body("{\"name\": \"Chatbot\"}")
        .post(SYSTEMS)
        .then()
        .statusCode(201);

    // When
    var answer =
        as("rita", "contributor")
            .contentType("application/json")
            .headers(request)
            .body("{\"name\": \"Other\"}")
            .post(SYSTEMS)
            .then();

    // Then
    refused(answer, 422, "request/idempotency-key-reused");
  }

  @Test
  void aWriteWithoutIdempotencyKeyIsRefused() {
    // When
    var answer =
        as("carla", "contributor")
            .contentType("application/json")
            .body("{\"name\": \"Chatbot\"}")
            .post(SYSTEMS)
            .then();

    // Then
    refused(answer, 400, "request/idempotency-key");
  }

  @Test
  void anUnknownSystemIsNotFound() {
    // Given
    var id = UUID.randomUUID();

    // When
    var read = as("vera", "viewer").get(SYSTEMS + "/" + id).then();
    var history = as("vera", "viewer").get(SYSTEMS + "/" + id + "/history").then();
    var moved = post(id.toString(), "retirement", BECAUSE);

    // Then
    refused(read, 404, "ai-system/unknown");
    refused(history, 404, "ai-system/unknown");
    refused(moved, 404, "ai-system/unknown");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{                                    | request/malformed-json",
        "{\"name\": \"x\", \"colour\": 1}     | request/unknown-field",
        "{\"name\": 7}                        | request/invalid-value",
      })
  void aBodyThatIsNotWhatWasAskedForIsRefused(String body, String type) {
    // When
    var answer = contributor().body(body).post(SYSTEMS).then();

    // Then
    refused(answer, 400, type);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "name             | {}",
        "name             | {\"name\": \"  \"}",
        "stage            | {\"name\": \"x\", \"stage\": \"RETIRED\"}",
        "highImpact       | {\"name\": \"x\", \"highImpact\": \"PRESUMED_BUT_NOT\"}",
        "stage            | {\"name\": \"x\", \"stage\": \"SOMEWHERE\"}",
        "owner            | {\"name\": \"x\", \"owner\": \"jane@example.org\"}",
        "aliases          | {\"name\": \"x\", \"aliases\": [\"a\", \"a\"]}",
        "organisationRoles| {\"name\": \"x\", \"organisationRoles\": [\"USER\", \"UNKNOWN\"]}",
        "attributes       | {\"name\": \"x\", \"attributes\": {\"a b\": \"1\"}}",
        "externalId.id    | {\"name\": \"x\", \"externalId\": {\"scope\": \"HHS\"}}",
      })
  void aWrongValueIsRefusedWithItsField(String field, String body) {
    // When
    var answer = contributor().body(body).post(SYSTEMS).then();

    // Then
    answer.statusCode(400).contentType(PROBLEM).body("errors.field", contains(field.strip()));
  }

  @ParameterizedTest
  @CsvSource({"name,301", "purpose,4001", "vendor,301", "intendedUse,4001"})
  void aTooLongTextIsRefusedWithItsField(String field, int length) {
    // Given
    var body = "{\"name\": \"x\", \"" + field + "\": \"" + "y".repeat(length) + "\"}";

    // When
    var answer =
        contributor()
            .body(body.replace("\"name\": \"x\", \"name\"", "\"name\""))
            .post(SYSTEMS)
            .then();

    // Then
    answer
        .statusCode(400)
        .contentType(PROBLEM)
        .body("errors.field", contains(field))
        .body("detail", containsString(String.valueOf(length)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"name\": \"x\"}",
        "{\"reason\": \"x\", \"name\": null}",
        "{\"reason\": \"x\", \"technology\": \"MAGIC\"}",
        "{\"reason\": \"x\", \"purpose\": 7}",
        "{\"reason\": \"x\", \"aliases\": \"Bot\"}",
        "{\"reason\": \"x\", \"attributes\": []}",
        "{\"reason\": \"x\", \"owner\": \"u-2\"}"
      })
  void anIllegalPatchIsRefused(String body) {
    // Given
    var id = registered();

    // When
    var answer = contributor().body(body).patch(SYSTEMS + "/" + id).then();

    // Then
    answer.statusCode(400).contentType(PROBLEM);
  }

  @Test
  void aBodyAboveTheLimitIsRefusedUnread() {
    // When
    var answer = contributor().body(new byte[2_200_000]).post(SYSTEMS).then();

    // Then
    refused(answer, 413, "request/too-large");
  }

  @Test
  void nobodyComesInWithoutToken() {
    // When
    var answer = anonymous().get(SYSTEMS + "/" + UUID.randomUUID()).then();

    // Then
    answer.statusCode(401).contentType(PROBLEM);
  }

  @Test
  void aTokenOfAStrangerIsRefused() {
    // When
    var answer =
        anonymous()
            .header("Authorization", "Bearer " + Tokens.ofStranger("eve", "system-owner"))
            .get(SYSTEMS)
            .then();

    // Then
    answer.statusCode(401).contentType(PROBLEM);
  }

  @ParameterizedTest
  @CsvSource({
    "viewer,stage",
    "contributor,stage",
    "contributor,retirement",
    "auditor,suspension",
    "responder,retirement",
    "responder,resumption",
    "integration,high-impact"
  })
  void aRoleDoesNotDoWhatIsNotItsBusiness(String role, String what) {
    // Given
    var id = registered();

    // When
    var answer =
        writingAs("someone", role).body(BECAUSE).post(SYSTEMS + "/" + id + "/" + what).then();

    // Then
    answer.statusCode(403).contentType(PROBLEM);
  }

  @ParameterizedTest
  @CsvSource({"responder,suspension", "incident-commander,suspension", "approver,retirement"})
  void aRoleDoesWhatIsItsBusiness(String role, String what) {
    // Given
    var id = registered();

    // When
    var answer =
        writingAs("someone", role).body(BECAUSE).post(SYSTEMS + "/" + id + "/" + what).then();

    // Then
    answer.statusCode(200);
  }

  @Test
  void theApiDescribesItself() {
    // When
    var answer = anonymous().accept("application/json").get("/q/openapi?format=json").then();

    // Then
    answer
        .statusCode(200)
        .body("paths.keySet()", org.hamcrest.Matchers.hasItems(SYSTEMS, SYSTEMS + "/{id}/stage"));
  }

  @Test
  void theServiceIsReady() {
    // When
    var answer = anonymous().get("/q/health/ready").then();

    // Then
    answer.statusCode(200).body("status", equalTo("UP"));
  }
}
