package org.aimsledger.inventory.billofmaterials;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.aimsledger.testkit.backing.Calls.as;
import static org.aimsledger.testkit.backing.Calls.writingAs;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.aimsledger.testkit.backing.DatabaseAccess;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Bills over HTTP on a real database. Each test has a namespace of its own.
@QuarkusTest
class BillResourceTest {
  private static final String BILLS = "/api/inventory/v1/bills-of-materials";

  private final String namespace = "n" + UUID.randomUUID();
  private final String sample =
      Bills.sample(namespace)
          .replace("0a4e6c0e-7b1f-4a76-9f0a-6a1f3d3c7a10", UUID.randomUUID().toString());

  private static ValidatableResponse send(String document) {
    return as("ines", "contributor")
        .contentType("application/vnd.cyclonedx+json")
        .body(document.getBytes(UTF_8))
        .post(BILLS)
        .then();
  }

  private static ValidatableResponse items(String bill) {
    return as("ines", "contributor").get(BILLS + "/" + bill + "/items").then().statusCode(200);
  }

  private static void accept(String bill, String body) {
    as("ines", "contributor")
        .contentType("application/json")
        .body(body)
        .post(BILLS + "/" + bill + "/acceptance")
        .then()
        .statusCode(202);
  }

  private static ValidatableResponse carriedOut(String bill) throws InterruptedException {
    var end = Instant.now().plus(Duration.ofSeconds(30));
    while (true) {
      var shown = as("ines", "contributor").get(BILLS + "/" + bill).then().statusCode(200);
      if (shown.extract().<Integer>path("accepted") == 0) {
        return shown;
      }
      assertThat(Instant.now()).as("carried out").isBefore(end);
      Thread.sleep(50);
    }
  }

  private static String written(String path, String body) {
    return writingAs("ines", "contributor")
        .body(body)
        .post("/api/inventory/v1/" + path)
        .then()
        .statusCode(201)
        .extract()
        .path("id");
  }

  private String register() {
    return written("ai-systems", "{\"name\": \"Lamp %s\"}".formatted(namespace));
  }

  private static String component(String kind, String name, String field) {
    return written(
        "components",
        """
        {"kind": "%s", "fields": {"nameEn": {"values": ["%s"]}, %s}}
        """
            .formatted(kind, name, field));
  }

  private static void link(String kind, String from, String relation, String other, String to) {
    var _ =
        written(
            "component-links",
            """
            {"from": {"kind": "%s", "id": "%s"}, "relation": "%s", "to": {"kind": "%s", "id": "%s"}}
            """
                .formatted(kind, from, relation, other, to));
  }

  private static long events() {
    return DatabaseAccess.ofService().number("select count(*) from events");
  }

  @Test
  void aBillBecomesDraftsAndNothingElse() {
    // When
    String bill = send(sample).statusCode(201).extract().path("id");

    // Then
    items(bill)
        .body("items", hasSize(12))
        .body("items.difference", everyItem(equalTo("NEW")))
        .body("items.state", everyItem(equalTo("PENDING")))
        .body(
            "items.find { it.kind == 'MODEL_VERSION' }.fields.limitations",
            equalTo(java.util.List.of("Blind to colour")))
        .body(
            "items.find { it.kind == 'MODEL_VERSION' }.further",
            hasItem("/components/0/modelCard/considerations/users"));
    String model = items(bill).extract().path("items.find { it.kind == 'MODEL' }.target");
    as("ines", "contributor").get("/api/inventory/v1/components/" + model).then().statusCode(404);
  }

  @Test
  void whatIsAcceptedIsInTheInventoryAndASecondUploadChangesNothing() throws Exception {
    // Given
    String bill = send(sample).statusCode(201).extract().path("id");
    accept(bill, "{}");
    carriedOut(bill).body("done", equalTo(12)).body("refused", equalTo(0));
    var before = events();

    // When
    var again = send(sample);

    // Then
    again.statusCode(200).body("id", equalTo(bill)).body("done", equalTo(12));
    accept(bill, "{}");
    carriedOut(bill).body("done", equalTo(12));
    items(bill).body("items.difference", everyItem(equalTo("SAME")));
    assertThat(events()).isEqualTo(before);
    String model = items(bill).extract().path("items.find { it.kind == 'MODEL' }.target");
    as("ines", "contributor")
        .get("/api/inventory/v1/components/" + model)
        .then()
        .statusCode(200)
        .body("fields.nameEn.values", equalTo(java.util.List.of("lamp-classifier")))
        .body("fields.nameEn.source", equalTo("IMPORTED"))
        .body("externalId.scope", equalTo("cyclonedx"));
  }

  @Test
  void aNewerVersionIsShownAsWhatDiffers() throws Exception {
    // Given
    String bill = send(sample).statusCode(201).extract().path("id");
    accept(bill, "{}");
    carriedOut(bill).body("done", equalTo(12));
    var newer =
        sample
            .replace("\"version\": 1,", "\"version\": 2,")
            .replace("Blind to colour", "Sees colour")
            .replace("\"name\": \"Drawings\"", "\"name\": \"Sketches\"");

    // When
    var sent = send(newer).statusCode(201).body("gone", equalTo(java.util.List.of("Drawings")));

    // Then
    String id = sent.extract().path("id");
    items(id)
        .body("items.findAll { it.difference == 'CHANGED' }", hasSize(1))
        .body(
            "items.find { it.difference == 'CHANGED' }.changes.limitations.known",
            equalTo(java.util.List.of("Blind to colour")))
        .body(
            "items.find { it.difference == 'CHANGED' }.changes.limitations.said",
            equalTo(java.util.List.of("Sees colour")))
        .body("items.findAll { it.difference == 'NEW' }", hasSize(2));
  }

  @Test
  void anItemAloneIsCarriedOutAndOneWithoutItsWholeIsRefusedWithTheReason() throws Exception {
    // Given
    String bill = send(sample).statusCode(201).extract().path("id");
    int version = items(bill).extract().path("items.find { it.kind == 'MODEL_VERSION' }.number");
    int model = items(bill).extract().path("items.find { it.kind == 'MODEL' }.number");

    // When
    accept(bill, "{\"items\": [" + version + "]}");

    // Then
    carriedOut(bill).body("refused", equalTo(1)).body("done", equalTo(0));
    items(bill)
        .body("items.find { it.kind == 'MODEL_VERSION' }.reason", containsString("UnknownParent"));
    accept(bill, "{\"items\": [" + version + "," + model + "]}");
    carriedOut(bill).body("done", equalTo(2)).body("pending", equalTo(10));
  }

  @Test
  void theDocumentComesBackByteForByte() {
    // Given
    String bill = send(sample).statusCode(201).extract().path("id");

    // When
    var document = as("ines", "contributor").get(BILLS + "/" + bill + "/document");

    // Then
    document.then().statusCode(200).contentType("application/vnd.cyclonedx+json");
    assertThat(document.asByteArray()).isEqualTo(sample.getBytes(UTF_8));
  }

  @Test
  void anExportSaysWhatIsKnownNowAndComesBackAsThat() throws Exception {
    // Given
    String bill = send(sample).statusCode(201).extract().path("id");
    accept(bill, "{}");
    carriedOut(bill).body("done", equalTo(12));
    String model = items(bill).extract().path("items.find { it.kind == 'MODEL' }.target");
    as("ines", "contributor")
        .header("Idempotency-Key", UUID.randomUUID().toString())
        .contentType("application/json")
        .body(
            "{\"reason\": \"Looked\", \"fields\": {\"description\": {\"values\": [\"Sorts lamps.\"]},"
                + " \"purpose\": {\"values\": [\"Safety\"]}, \"developer\": null}}")
        .patch("/api/inventory/v1/components/" + model)
        .then()
        .statusCode(200);

    // When
    var exported = as("ines", "contributor").get(BILLS + "/" + bill + "/export");

    // Then
    exported.then().statusCode(200).contentType("application/vnd.cyclonedx+json");
    var tree = (ObjectNode) new JsonMapper().readTree(exported.asByteArray());
    assertThat(tree.path("properties"))
        .extracting(
            property -> property.path("name").asText() + "=" + property.path("value").asText())
        .containsExactly(
            "aimsledger:MODEL:description:/components/0=Sorts lamps.",
            "aimsledger:MODEL:developer:/components/0=",
            "aimsledger:MODEL:purpose:/components/0=Safety");
    tree.remove("properties");
    assertThat(tree).isEqualTo(new JsonMapper().readTree(sample));
    String again = send(exported.asString()).statusCode(201).extract().path("id");
    items(again).body("items.difference", everyItem(equalTo("SAME")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"1.6", "1.7"})
  void theBillOfASystemIsValidAndComesBackWithoutADifference(String version) throws Exception {
    // Given
    var document = sample.replace("\"specVersion\": \"1.7\"", "\"specVersion\": \"1.6\"");
    var system = register();
    String bill =
        as("ines", "contributor")
            .contentType("application/json")
            .queryParam("system", system)
            .body(document)
            .post(BILLS)
            .then()
            .statusCode(201)
            .extract()
            .path("id");
    accept(bill, "{}");
    carriedOut(bill).body("refused", equalTo(0)).body("pending", equalTo(0));

    // When
    var exported =
        as("ines", "contributor")
            .get(
                "/api/inventory/v1/ai-systems/"
                    + system
                    + "/bill-of-materials?specVersion="
                    + version);

    // Then
    exported.then().statusCode(200).contentType("application/vnd.cyclonedx+json");
    var tree = new BillReader(Bills.LIMITS).read(exported.asByteArray());
    assertThat(tree.path("specVersion").asText()).isEqualTo(version);
    assertThat(tree.findValues("users"))
        .extracting(Object::toString)
        .containsOnly("[\"Inspectors\"]");
    assertThat(tree.path("properties")).isEmpty();
    String again =
        as("ines", "contributor")
            .contentType("application/json")
            .queryParam("system", system)
            .body(exported.asByteArray())
            .post(BILLS)
            .then()
            .statusCode(201)
            .extract()
            .path("id");
    var before = items(bill);
    items(again)
        .body("items.difference", everyItem(equalTo("SAME")))
        .body(
            "items.target.sort()",
            equalTo(before.extract().<List<String>>path("items.target.sort()")));
  }

  @Test
  void aBillIsMadeOfWhatNoBillEverSaidAndNamesWhatItCanNotSay() throws Exception {
    // Given
    var system = register();
    var model = component("MODEL", "Sorter " + namespace, "\"tasks\": {\"values\": [\"sorting\"]}");
    var compute =
        component("COMPUTE", "Rack " + namespace, "\"description\": {\"values\": [\"r\"]}");
    link("AI_SYSTEM", system, "USES", "MODEL", model);
    link("AI_SYSTEM", system, "RUNS_ON", "COMPUTE", compute);

    // When
    var exported =
        as("ines", "contributor")
            .get("/api/inventory/v1/ai-systems/" + system + "/bill-of-materials");

    // Then
    exported.then().statusCode(200);
    var tree = new BillReader(Bills.LIMITS).read(exported.asByteArray());
    assertThat(tree.at("/components/0/name").asText()).isEqualTo("Sorter " + namespace);
    assertThat(tree.at("/components/0/modelCard/modelParameters/task").asText())
        .isEqualTo("sorting");
    assertThat(tree.path("properties"))
        .extracting(property -> property.path("value").asText())
        .contains(
            "COMPUTE Rack " + namespace + " (" + compute + ")",
            "RUNS_ON from Lamp " + namespace + " to COMPUTE Rack " + namespace);
  }

  @Test
  void anUnknownSystemHasNoBill() {
    as("ines", "contributor")
        .get("/api/inventory/v1/ai-systems/" + UUID.randomUUID() + "/bill-of-materials")
        .then()
        .statusCode(404);
  }

  @Test
  void aRefusalNamesThePlaceAndKeepsNothing() {
    // Given
    var before = DatabaseAccess.ofService().number("select count(*) from bill");

    // When
    var refused = send(sample.replace("\"framework\"", "\"lamp\""));

    // Then
    refused
        .statusCode(400)
        .body("type", containsString("bill/not-valid"))
        .body("errors.field", hasItem("/components/2/type"))
        .body("detail", containsString("/components/2/type"));
    assertThat(DatabaseAccess.ofService().number("select count(*) from bill")).isEqualTo(before);
  }

  @Test
  void withoutASystemTheRootIsNamedInTheNotes() {
    send(sample)
        .statusCode(201)
        .body("notes", hasItem(containsString("/metadata/component")))
        .body("gone", empty());
  }
}
