package org.aimsledger.inventory.component;

import static org.aimsledger.testkit.backing.Calls.as;
import static org.aimsledger.testkit.backing.Calls.writingAs;
import static org.hamcrest.Matchers.aMapWithSize;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Over HTTP with real tokens, on a real database.
@QuarkusTest
class ComponentResourceTest {
  private static final String COMPONENTS = "/api/inventory/v1/components";
  private static final String SYSTEMS = "/api/inventory/v1/ai-systems";
  private static final String PROBLEMS = "https://aimsledger.org/problems/";

  private static ValidatableResponse post(String path, String body) {
    return writingAs("carla", "contributor").body(body).post(COMPONENTS + path).then();
  }

  private static String register(String body) {
    return post("", body).statusCode(201).extract().path("id");
  }

  private static String named(String kind) {
    return register(
        "{\"kind\": \""
            + kind
            + "\", \"fields\": {\"nameEn\": {\"values\": [\"A "
            + kind
            + "\"]}}}");
  }

  private static String version(String kind, String parent, String label) {
    return "{\"kind\": \""
        + kind
        + "\", \"parent\": \""
        + parent
        + "\", \"label\": \""
        + label
        + "\"}";
  }

  private static String system() {
    return writingAs("carla", "contributor")
        .body("{\"name\": \"Chatbot\"}")
        .post(SYSTEMS)
        .then()
        .statusCode(201)
        .extract()
        .path("id");
  }

  private static ValidatableResponse shown(String id, String query) {
    return as("vera", "viewer").get(COMPONENTS + "/" + id + query).then();
  }

  @Test
  void aDatasetIsShownWithSourceAndConfidenceOfEachField() {
    // When
    var answer =
        post(
            "",
            """
            {"kind": "DATASET", "fields": {
              "nameEn": {"values": ["Letters"]},
              "nameZhHant": {"values": ["民眾來函"], "confidence": "HIGH"},
              "acquisition": {"values": ["COLLECTED"], "source": "DISCOVERED", "confidence": "LOW"},
              "personalData": {"values": ["UNKNOWN"]},
              "acquiredOn": {"values": ["Jan-25"], "source": "IMPORTED"}}}
            """);

    // Then
    answer
        .statusCode(201)
        .header("Location", startsWith(COMPONENTS + "/"))
        .header("ETag", equalTo("\"v1\""))
        .body("kind", equalTo("DATASET"))
        .body("name", equalTo("Letters"))
        .body("condition", equalTo("ACTIVE"))
        .body("fields.nameZhHant.values", contains("民眾來函"))
        .body("fields.nameZhHant.confidence", equalTo("HIGH"))
        .body("fields.acquisition.source", equalTo("DISCOVERED"))
        .body("fields.personalData.values", empty())
        .body("fields.acquiredOn.values", contains("Jan-25"))
        .body("fields.acquiredOn.parsed", equalTo("2025-01"))
        .body("fields.acquiredOn.precision", equalTo("MONTH"))
        .body("unknown", hasItems("personalData", "licences", "knownBias"))
        .body("unknown", not(hasItem("acquisition")));
  }

  @ParameterizedTest
  @CsvSource({"DATASET,DATASET_VERSION", "MODEL,MODEL_VERSION"})
  void aVersionBelongsToItsWholeAndItsLabelIsUsedOnce(String whole, String part) {
    // Given
    var parent = named(whole);

    // When
    var first = post("", version(part, parent, "1.0"));
    var again = post("", version(part, parent, "1.0"));
    var elsewhere = post("", version(part, named(whole), "1.0"));

    // Then
    first
        .statusCode(201)
        .body("parent", equalTo(parent))
        .body("label", equalTo("1.0"))
        .body("name", equalTo("1.0"));
    again.statusCode(409).body("type", equalTo(PROBLEMS + "request/name-taken"));
    elsewhere.statusCode(201);
  }

  @ParameterizedTest
  @ValueSource(strings = {"SYSTEM_VERSION", "DEPLOYMENT"})
  void anAiSystemHasVersionsAndDeployments(String kind) {
    // Given
    var parent = system();

    // When
    var answer = post("", version(kind, parent, "1.0"));
    var ofADataset = post("", version(kind, named("DATASET"), "1.0"));

    // Then
    answer.statusCode(201).body("parent", equalTo(parent));
    ofADataset
        .statusCode(422)
        .body("type", equalTo(PROBLEMS + "component/parent-unknown"))
        .body("errors.field", contains("parent"));
  }

  @Test
  void aDeploymentSaysWhereSinceWhenAndForHowMany() {
    // Given
    var deployment =
        post("", version("DEPLOYMENT", system(), "EU")).statusCode(201).extract().path("id");

    // When
    var answer =
        writingAs("carla", "contributor")
            .body(
                """
                {"reason": "rolled out", "fields": {
                  "location": {"values": ["Frankfurt"]},
                  "countries": {"values": ["DE", "AT"]},
                  "since": {"values": ["2026-03"]},
                  "environment": {"values": ["PRODUCTION"]},
                  "scale": {"values": ["4,000 clerks"], "confidence": "MEDIUM"}}}
                """)
            .patch(COMPONENTS + "/" + deployment)
            .then();

    // Then
    answer
        .statusCode(200)
        .body("version", equalTo(2))
        .body("fields.since.precision", equalTo("MONTH"))
        .body("fields.countries.values", contains("DE", "AT"))
        .body("fields.scale.confidence", equalTo("MEDIUM"));
  }

  @Test
  void anExternalIdGivesTheIdAndIsNeverUsedAgain() {
    // Given
    var scope = "scope-" + UUID.randomUUID();
    var body =
        "{\"kind\": \"%s\", \"fields\": {\"nameEn\": {\"values\": [\"x\"]}}, \"externalId\":"
            + " {\"scope\": \""
            + scope
            + "\", \"id\": \"7\"}}";
    var id = register(body.formatted("MODEL"));
    writingAs("otto", "system-owner")
        .body("{\"reason\": \"replaced\"}")
        .post(COMPONENTS + "/" + id + "/retirement")
        .then()
        .statusCode(200)
        .body("condition", equalTo("RETIRED"))
        .body("retirementReason", equalTo("replaced"));

    // When
    var again = post("", body.formatted("MODEL"));
    var otherKind = post("", body.formatted("DATASET"));

    // Then
    again.statusCode(409).body("type", equalTo(PROBLEMS + "component/already-registered"));
    otherKind.statusCode(201);
  }

  @Test
  void aPatchChangesWhatItNamesAndClearsWhatIsNull() {
    // Given
    var id =
        register(
            """
            {"kind": "MODEL", "fields": {"nameEn": {"values": ["M"]},
             "developer": {"values": ["Example"]}, "licences": {"values": ["MIT"]}}}
            """);

    // When
    var answer =
        writingAs("carla", "contributor")
            .body(
                """
                {"reason": "the card says so", "fields": {"developer": null,
                 "generalPurpose": {"values": ["YES"], "source": "DISCOVERED"}}}
                """)
            .patch(COMPONENTS + "/" + id)
            .then();

    // Then
    answer
        .statusCode(200)
        .body("fields.developer", nullValue())
        .body("fields.licences.values", contains("MIT"))
        .body("fields.generalPurpose.values", contains("YES"));
    as("vera", "viewer")
        .get(COMPONENTS + "/" + id + "/history")
        .then()
        .statusCode(200)
        .body("items.version", contains(1, 2))
        .body("items[1].type", equalTo("org.aimsledger.inventory.component-described.v1"))
        .body("items[1].actor", equalTo("carla"))
        .body("items[1].event.changes[0].field", equalTo("developer"))
        .body("items[1].event.changes[0].from.values", contains("Example"));
    as("vera", "viewer")
        .get(COMPONENTS + "/" + id + "/documents")
        .then()
        .statusCode(200)
        .body("subject", contains("component/" + id, "component/" + id));
  }

  @Test
  void aVersionIsShownAsItWas() {
    // Given
    var id = named("TOOL");
    writingAs("carla", "contributor")
        .body("{\"reason\": \"x\", \"fields\": {\"version\": {\"values\": [\"2\"]}}}")
        .patch(COMPONENTS + "/" + id)
        .then()
        .statusCode(200);

    // When
    var was = shown(id, "?version=1");
    var never = shown(id, "?version=3");

    // Then
    was.statusCode(200).body("version", equalTo(1)).body("fields.version", nullValue());
    never.statusCode(404).body("type", equalTo(PROBLEMS + "component/unknown"));
  }

  @Test
  void aChangeOfAnOldStateIsRefused() {
    // Given
    var id = named("COMPUTE");

    // When
    var answer =
        writingAs("carla", "contributor")
            .header("If-Match", "\"v7\"")
            .body("{\"reason\": \"x\", \"fields\": {\"capacity\": {\"values\": [\"8 GPUs\"]}}}")
            .patch(COMPONENTS + "/" + id)
            .then();

    // Then
    answer.statusCode(412);
  }

  @Test
  void qualityIsKeptByCriterion() {
    // Given
    var id = named("DATASET");
    var path = "/" + id + "/quality";

    // When
    var first =
        post(
            path,
            "{\"criterion\": \"completeness\", \"result\": \"3 %\", \"outcome\": \"NOT_MET\"}");
    var second =
        post(
            path,
            "{\"criterion\": \"completeness\", \"target\": \"1 %\", \"result\": \"0.4 %\","
                + " \"outcome\": \"MET\", \"assessedOn\": \"2026-11\"}");

    // Then
    first.statusCode(200).body("quality.outcome", contains("NOT_MET"));
    second
        .statusCode(200)
        .body("quality.criterion", contains("completeness"))
        .body("quality.outcome", contains("MET"))
        .body("quality[0].assessedOn.precision", equalTo("MONTH"));
  }

  @Test
  void aSupplierHasResponsibilitiesDueDiligenceContractsAndChanges() {
    // Given
    var id = named("SUPPLIER");
    var model = named("MODEL");
    post("/" + id + "/responsibilities", "{\"topic\": \"incidents\", \"party\": \"SHARED\"}")
        .statusCode(200);
    post("/" + id + "/due-diligence", "{\"outcome\": \"PASSED\", \"findings\": \"all fine\"}")
        .statusCode(200);
    post("/" + id + "/contracts", "{\"reference\": \"C-1\", \"until\": \"2027\"}").statusCode(200);

    // When
    var answer =
        post(
            "/" + id + "/supplier-changes",
            "{\"change\": \"SILENT\", \"subject\": \""
                + model
                + "\", \"summary\": \"answers differ\", \"effectiveOn\": \"2026-11-16\"}");

    // Then
    answer
        .statusCode(200)
        .body("responsibilities.party", contains("SHARED"))
        .body("dueDiligence.outcome", equalTo("PASSED"))
        .body("contracts.reference", contains("C-1"))
        .body("supplierChanges.recorded", equalTo(1))
        .body("supplierChanges.silent", equalTo(1))
        .body("supplierChanges.last.subject", equalTo(model));
  }

  @Test
  void aSupplierMayHaveChangedAWholeSystemButNothingUnknown() {
    // Given
    var path = "/" + named("SUPPLIER") + "/supplier-changes";
    var body = "{\"change\": \"ANNOUNCED\", \"subject\": \"%s\", \"summary\": \"x\"}";

    // When
    var system = post(path, body.formatted(system()));
    var unknown = post(path, body.formatted(UUID.randomUUID()));

    // Then
    system.statusCode(200).body("supplierChanges.silent", equalTo(0));
    unknown.statusCode(422).body("type", equalTo(PROBLEMS + "component/subject-unknown"));
  }

  @Test
  void aModelIsNoSupplier() {
    // When
    var answer =
        post("/" + named("MODEL") + "/contracts", "{\"reference\": \"C-1\", \"until\": \"2027\"}");

    // Then
    answer.statusCode(409).body("type", equalTo(PROBLEMS + "component/kind-differs"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"kind\": \"AI_SYSTEM\"}|kind",
        "{}|kind",
        "{\"kind\": \"MODEL\"}|nameEn",
        "{\"kind\": \"MODEL\", \"fields\": {\"colour\": {\"values\": [\"red\"]}}}|colour",
        "{\"kind\": \"MODEL\", \"fields\": {\"owner\": {\"values\": [\"Ada L.\"]}}}|owner",
        "{\"kind\": \"MODEL_VERSION\"}|parent"
      })
  void whatCanNotBeIsRefusedByName(String body, String field) {
    // When
    var answer = post("", body);

    // Then
    answer
        .statusCode(400)
        .contentType("application/problem+json")
        .body("errors.field", contains(field));
  }

  @Test
  void readersDoNotWrite() {
    // When
    var answer = writingAs("vera", "viewer").body("{\"kind\": \"MODEL\"}").post(COMPONENTS).then();

    // Then
    answer.statusCode(403);
  }

  @Test
  void theCatalogueNamesKindsAndFields() {
    // When
    var answer = as("vera", "viewer").get(COMPONENTS + "/catalogue").then();

    // Then
    answer
        .statusCode(200)
        .body("$", aMapWithSize(12))
        .body("DATASET_VERSION.partOf", equalTo("DATASET"))
        .body("MODEL.fields.generalPurpose.words", hasItem("YES_WITH_SYSTEMIC_RISK"))
        .body("DEPLOYMENT.fields.since.form", equalTo("DATE"));
  }
}
