package org.aimsledger.inventory.provenance;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.aimsledger.testkit.backing.Calls.as;
import static org.aimsledger.testkit.backing.Calls.writingAs;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// Where fields have their values from, over HTTP: people, an integration and a file speak of the
/// same systems.
@QuarkusTest
class ProvenanceResourceTest {
  private static final String API = "/api/inventory/v1/";
  private final String organisation = "O-" + UUID.randomUUID();

  private String registered(String actor, String role, String more) {
    return writingAs(actor, role)
        .body(
            "{\"name\": \"Letter bot\", \"vendor\": \"Example Ltd\", \"organisation\": \"%s\"%s}"
                .formatted(organisation, more))
        .post(API + "ai-systems")
        .then()
        .statusCode(201)
        .extract()
        .path("id");
  }

  private static ValidatableResponse described(String actor, String role, String id, String body) {
    return writingAs(actor, role).body(body).patch(API + "ai-systems/" + id).then();
  }

  private static ValidatableResponse said(String id, String what, String body) {
    return writingAs("dora", "contributor")
        .body(body)
        .post(API + "ai-systems/" + id + "/fields/" + what)
        .then();
  }

  private ValidatableResponse listed(String question) {
    return as("vera", "viewer")
        .get(API + "field-provenance?organisation=" + organisation + question)
        .then()
        .statusCode(200);
  }

  @Test
  void whatAPersonDeclaresIsDeclaredAndWhatAnIntegrationSaysIsDiscovered() {
    // Given
    var id = registered("dora", "contributor", ", \"provenance\": {\"confidence\": \"HIGH\"}");

    // When
    var after =
        described(
            "scanner-7",
            "integration",
            id,
            "{\"sector\": \"Health\", \"reason\": \"nightly scan\"}");

    // Then
    after
        .statusCode(200)
        .body("provenance.vendor.source", equalTo("DECLARED"))
        .body("provenance.vendor.confidence", equalTo("HIGH"))
        .body("provenance.vendor.from", nullValue())
        .body("provenance.sector.source", equalTo("DISCOVERED"))
        .body("provenance.sector.from", equalTo("scanner-7"))
        .body("provenance.sector.confidence", equalTo("UNKNOWN"))
        .body("provenance.purpose", nullValue());
  }

  @Test
  void aFindingAgainstADeclarationIsShownUntilAPersonDecides() {
    // Given
    var id = registered("dora", "contributor", "");

    // When
    var found =
        described(
            "scanner-7",
            "integration",
            id,
            """
            {"vendor": "Found Ltd", "reason": "licence file",
             "provenance": {"from": "LICENSE of the image", "confidence": "MEDIUM"}}
            """);

    // Then: the record stays, the finding is beside it
    found
        .statusCode(200)
        .body("profile.vendor", equalTo("Example Ltd"))
        .body("contradictions.vendor.values.vendor", hasItem("Found Ltd"))
        .body("contradictions.vendor.from", equalTo("LICENSE of the image"));
    listed("&trait=CONTRADICTED")
        .body("items", hasSize(1))
        .body("items[0].fields", hasSize(1))
        .body("items[0].fields[0].field", equalTo("vendor"))
        .body("items[0].fields[0].contradictedBy", equalTo("LICENSE of the image"));
    var before = Instant.now();
    said(id, "acceptance", "{\"fields\": [\"vendor\"], \"reason\": \"they are right\"}")
        .statusCode(200)
        .body("profile.vendor", equalTo("Found Ltd"))
        .body("contradictions", equalTo(java.util.Map.of()))
        .body("provenance.vendor.source", equalTo("DISCOVERED"))
        .body("provenance.vendor.confidence", equalTo("HIGH"))
        .body("provenance.vendor.confirmedAt", notNullValue());
    listed("&trait=CONTRADICTED").body("items", hasSize(0));
    as("vera", "viewer")
        .get(API + "ai-systems/" + id + "?at=" + before)
        .then()
        .statusCode(200)
        .body("profile.vendor", equalTo("Example Ltd"))
        .body("contradictions.vendor.source", equalTo("DISCOVERED"));
    as("vera", "viewer")
        .get(API + "ai-systems/" + id + "/history")
        .then()
        .body("items.type", hasItem(endsWith("ai-system-fields-contradicted.v1")))
        .body("items.type", hasItem(endsWith("ai-system-fields-confirmed.v1")));
  }

  @Test
  void aConfirmedFieldIsNotAskedForAnyMore() {
    // Given
    var id = registered("scanner-7", "integration", "");
    listed("&trait=UNCONFIRMED&field=vendor").body("total", equalTo(1));

    // When
    said(id, "confirmation", "{\"fields\": [\"vendor\"], \"reason\": \"contract\"}")
        .statusCode(200)
        .body("provenance.vendor.from", equalTo("scanner-7"))
        .body("provenance.vendor.confirmedAt", notNullValue());

    // Then
    listed("&trait=UNCONFIRMED&field=vendor").body("total", equalTo(0));
    listed("&trait=UNCONFIRMED")
        .body("items[0].fields.field", hasItem("name"))
        .body("items[0].fields.field", not(hasItem("vendor")));
    as("vera", "viewer")
        .get(API + "field-provenance/counts?organisation=" + organisation)
        .then()
        .statusCode(200)
        .body("systems", equalTo(1))
        .body("fields.find { it.field == 'vendor' }.systems.DISCOVERED", equalTo(1))
        .body("fields.find { it.field == 'vendor' }.systems.UNCONFIRMED", nullValue())
        .body("fields.find { it.field == 'name' }.systems.UNCONFIRMED", equalTo(1));
    as("vera", "viewer")
        .accept("text/csv")
        .get(API + "field-provenance?trait=UNCONFIRMED&organisation=" + organisation)
        .then()
        .statusCode(200)
        .body(startsWith("\"id\",\"version\",\"name\",\"stage\""))
        .body(containsString("scanner-7"));
  }

  @Test
  void whatCanNotBeConfirmedOrAcceptedIsToldByNameAndRole() {
    // Given
    var id = registered("dora", "contributor", "");
    var purpose = "{\"fields\": [\"purpose\"], \"reason\": \"x\"}";

    // Then
    said(id, "confirmation", purpose)
        .statusCode(409)
        .body("type", endsWith("ai-system/fields-without-value"))
        .body("fields", hasItem("purpose"));
    said(id, "acceptance", purpose)
        .statusCode(409)
        .body("type", endsWith("ai-system/nothing-contradicts"));
    said(id, "confirmation", "{\"fields\": [], \"reason\": \"x\"}").statusCode(400);
    said(id, "confirmation", "{\"fields\": [\"vendor\"]}").statusCode(400);
    writingAs("scanner-7", "integration")
        .body(purpose)
        .post(API + "ai-systems/" + id + "/fields/confirmation")
        .then()
        .statusCode(403);
  }

  @Test
  void aFileDoesNotOverwriteWhatAPersonDeclaredAndItsMappingSaysHowFarItIsToBeBelieved()
      throws InterruptedException {
    // Given: a system that the first file brought, and a person who knows better
    var job = imported("Light");
    String id =
        as("dora", "contributor")
            .get(API + "imports/" + job + "/rows")
            .then()
            .extract()
            .path("items[0].system");
    described("dora", "contributor", id, "{\"purpose\": \"Reading\", \"reason\": \"asked\"}")
        .statusCode(200)
        .body("provenance.name.source", equalTo("IMPORTED"))
        .body("provenance.name.from", startsWith("lamps, row 1, file sha256:"))
        .body("provenance.name.confidence", equalTo("LOW"))
        .body("provenance.purpose.source", equalTo("DECLARED"));

    // When
    var _ = imported("More light");

    // Then
    as("vera", "viewer")
        .get(API + "ai-systems/" + id)
        .then()
        .body("profile.purpose", equalTo("Reading"))
        .body("imported.profile.purpose", equalTo("More light"))
        .body("contradictions.purpose.values.purpose", hasItem("More light"));
    as("vera", "viewer")
        .get(API + "field-provenance?trait=LOW_CONFIDENCE&field=name&unit=" + organisation)
        .then()
        .body("items.id", hasItem(id));
  }

  private String imported(String purpose) throws InterruptedException {
    var mapping =
        """
        id: lamps
        confidence: LOW
        identity: {scope: agency, id: id, withoutId: [name]}
        name: {column: name}
        profile: {purpose: purpose, unit: agency}
        stage: {column: stage, values: {Lit: PILOT}, otherwise: quarantine}
        """;
    var table = "agency,id,name,purpose,stage\n" + organisation + ",1,Lamp," + purpose + ",Lit\n";
    String job =
        as("dora", "contributor")
            .header("Idempotency-Key", UUID.randomUUID().toString())
            .multiPart("mapping", "lamps.yaml", mapping.getBytes(UTF_8))
            .multiPart("file", "lamps.csv", table.getBytes(UTF_8))
            .post(API + "imports")
            .then()
            .statusCode(202)
            .extract()
            .path("id");
    var end = Instant.now().plus(Duration.ofSeconds(60));
    while (!state(job).equals("COMPLETED")) {
      assertThat(Instant.now()).as("completed").isBefore(end);
      Thread.sleep(50);
    }
    return job;
  }

  private static String state(String job) {
    return as("dora", "contributor").get(API + "imports/" + job).then().extract().path("state");
  }
}
