package org.aimsledger.inventory.billofmaterials;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.aimsledger.testkit.backing.Calls.anonymous;
import static org.aimsledger.testkit.backing.Calls.as;
import static org.aimsledger.testkit.backing.Calls.writingAs;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.aimsledger.testkit.backing.DatabaseAccess;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The bill of the whole inventory on a real database, which other tests write to as well: each
/// test looks at what has its namespace in its name.
@QuarkusTest
class InventoryBillResourceTest {
  private static final String BILL = "/api/inventory/v1/bill-of-materials";
  private static final String BILLS = "/api/inventory/v1/bills-of-materials";
  private static final BillLimits WIDE = new BillLimits(64, 1_000_000, 1_000_000, 50);

  private final String namespace = "n" + UUID.randomUUID();

  private static String written(String path, String body) {
    return writingAs("ines", "contributor")
        .body(body)
        .post("/api/inventory/v1/" + path)
        .then()
        .statusCode(201)
        .extract()
        .path("id");
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

  private String component(String kind, String name) {
    return written(
        "components",
        """
        {"kind": "%s", "fields": {"nameEn": {"values": ["%s %s"]},
         "description": {"values": ["By hand"]}}}
        """
            .formatted(kind, name, namespace));
  }

  private String register(String name) {
    return written("ai-systems", "{\"name\": \"%s %s\"}".formatted(name, namespace));
  }

  private static String send(byte[] document) {
    return as("ines", "contributor")
        .contentType("application/vnd.cyclonedx+json")
        .body(document)
        .post(BILLS)
        .then()
        .statusCode(201)
        .extract()
        .path("id");
  }

  private static ValidatableResponse items(String bill) {
    return as("ines", "contributor")
        .get(BILLS + "/" + bill + "/items?limit=500")
        .then()
        .statusCode(200);
  }

  private String imported() {
    var bill = send(Bills.sample(namespace).replace("\"1.7\"", "\"1.6\"").getBytes(UTF_8));
    as("ines", "contributor")
        .contentType("application/json")
        .body("{}")
        .post(BILLS + "/" + bill + "/acceptance")
        .then()
        .statusCode(202);
    await()
        .atMost(Duration.ofSeconds(30))
        .untilAsserted(
            () ->
                as("ines", "contributor")
                    .get(BILLS + "/" + bill)
                    .then()
                    .body("accepted", equalTo(0))
                    .body("refused", equalTo(0)));
    return bill;
  }

  private static byte[] whole(String version) {
    var answer = as("vera", "viewer").get(BILL + "?specVersion=" + version);
    answer
        .then()
        .statusCode(200)
        .contentType("application/vnd.cyclonedx+json")
        .header("Content-Disposition", "attachment; filename=\"inventory.cdx.json\"");
    return answer.asByteArray();
  }

  private static Set<String> references(JsonNode components) {
    return new HashSet<>(components.findValuesAsText("bom-ref"));
  }

  /// What is left of the bill when only things of this test are in it.
  private byte[] own(byte[] bill) throws Exception {
    var document = (ObjectNode) new JsonMapper().readTree(bill);
    var components = (ArrayNode) document.get("components");
    for (var i = components.size() - 1; i >= 0; i--) {
      if (!components.get(i).toString().contains(namespace)) {
        var _ = components.remove(i);
      }
    }
    var here = references(components);
    var dependencies = (ArrayNode) document.get("dependencies");
    for (var i = dependencies.size() - 1; i >= 0; i--) {
      if (!here.contains(dependencies.get(i).path("ref").asText())) {
        var _ = dependencies.remove(i);
      }
    }
    return new JsonMapper()
        .writeValueAsBytes(
            document.retain(
                "bomFormat",
                "specVersion",
                "serialNumber",
                "version",
                "metadata",
                "components",
                "dependencies"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"1.6", "1.7"})
  void theBillOfAllIsValidAndItsImportFindsNoDifference(String version) throws Exception {
    // Given
    var bill = imported();
    var system = register("Lamp inspection");
    var model = component("MODEL", "Sorter");
    var supplier = component("SUPPLIER", "Maker");
    var compute = component("COMPUTE", "Rack");
    String accepted =
        items(bill).extract().path("items.find { it.kind == 'MODEL_VERSION' }.target");
    link("AI_SYSTEM", system, "USES", "MODEL", model);
    link("AI_SYSTEM", system, "USES", "MODEL_VERSION", accepted);
    link("MODEL", model, "SUPPLIED_BY", "SUPPLIER", supplier);
    link("MODEL", model, "RUNS_ON", "COMPUTE", compute);

    // When
    var exported = whole(version);

    // Then
    var document = new BillReader(WIDE).read(exported);
    assertThat(document.path("specVersion").asText()).isEqualTo(version);
    var users = document.path("dependencies").findValuesAsText("ref");
    assertThat(users).doesNotHaveDuplicates().contains("urn:uuid:" + system);
    var again = items(send(own(exported)));
    again.body("items.difference", everyItem(equalTo("SAME")));
    var expected = new ArrayList<String>(items(bill).extract().<List<String>>path("items.target"));
    List<String> found = again.extract().path("items.target");
    assertThat(found).containsAll(expected).contains(model, supplier);
    assertThat(again.extract().<List<String>>path("items.relation"))
        .contains("USES", "SUPPLIED_BY", "RUNS_ON", "TRAINED_ON", "DERIVED_FROM");
    assertThat(document.toString()).contains("Inspectors").contains("COMPUTE Rack " + namespace);
  }

  @Test
  void everySystemIsThereHoweverManyThereAre() throws Exception {
    // Given
    var database = DatabaseAccess.ofService();
    var insert =
        "insert into dependency_node (id, kind, name, retired)"
            + " select gen_random_uuid(), 'AI_SYSTEM', 'Many ' || n || ' ' || ?, n > 3000"
            + " from generate_series(1, 3100) n";
    var _ = database.updateAsOwner(insert, namespace);

    // When
    var exported = whole("1.7");

    // Then
    try {
      var names =
          new JsonMapper()
              .readTree(exported).path("components").findValuesAsText("name").stream()
                  .filter(name -> name.startsWith("Many ") && name.endsWith(namespace))
                  .toList();
      assertThat(names).hasSize(3_000).doesNotHaveDuplicates();
    } finally {
      var _ =
          database.updateAsOwner("delete from dependency_node where name like ?", "%" + namespace);
    }
  }

  @Test
  void onlyWhoMayReadTheInventoryGetsItsBillAndOnlyInVersionsThatWeWrite() {
    anonymous().get(BILL).then().statusCode(401);
    as("tom", "trail-auditor").get(BILL).then().statusCode(403);
    as("vera", "viewer")
        .get(BILL + "?specVersion=1.5")
        .then()
        .statusCode(400)
        .body("errors.field", everyItem(equalTo("specVersion")));
  }
}
