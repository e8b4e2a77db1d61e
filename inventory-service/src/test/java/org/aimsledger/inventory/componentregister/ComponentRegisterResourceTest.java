package org.aimsledger.inventory.componentregister;

import static org.aimsledger.testkit.backing.Calls.as;
import static org.aimsledger.testkit.backing.Calls.writingAs;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Over HTTP with real tokens, on a real database. Each test has an owner of its own, so that tests
/// see only their own components.
@QuarkusTest
class ComponentRegisterResourceTest {
  private static final String COMPONENTS = "/api/inventory/v1/components";

  private final String owner = "u-" + UUID.randomUUID();

  @CanIgnoreReturnValue
  private String register(String kind, String name, String more) {
    return writingAs("carla", "contributor")
        .body(
            """
            {"kind": "%s", "fields": {"nameEn": {"values": ["%s"]}, "owner": {"values": ["%s"]}%s}}
            """
                .formatted(kind, name, owner, more))
        .post(COMPONENTS)
        .then()
        .statusCode(201)
        .extract()
        .path("id");
  }

  private static String field(String name, String value) {
    return ", \"" + name + "\": {\"values\": [\"" + value + "\"]}";
  }

  private ValidatableResponse list(String query) {
    return as("vera", "viewer")
        .urlEncodingEnabled(false)
        .get(COMPONENTS + "?owner=" + owner + query)
        .then()
        .statusCode(200);
  }

  @Test
  void filtersNarrowTheList() {
    // Given
    var letters = register("DATASET", "Letters", field("personalData", "YES"));
    var maps = register("DATASET", "Maps", field("aliases", "Atlas"));
    var model = register("MODEL", "Reader", field("generalPurpose", "YES"));
    var supplier = register("SUPPLIER", "Example", "");
    writingAs("carla", "contributor")
        .body("{\"change\": \"SILENT\", \"summary\": \"answers differ\"}")
        .post(COMPONENTS + "/" + supplier + "/supplier-changes")
        .then()
        .statusCode(200);

    // When / Then
    list("&kind=DATASET").body("items.id", contains(letters, maps)).body("total", equalTo(2));
    list("&kind=MODEL&kind=SUPPLIER").body("items.id", contains(model, supplier));
    list("&kind=DATASET&personalData=YES").body("items.id", contains(letters));
    list("&kind=DATASET&personalData=UNKNOWN").body("items.id", contains(maps));
    list("&generalPurpose=YES").body("items.id", contains(model));
    list("&silentlyChanged=true").body("items.id", contains(supplier));
    list("&kind=SUPPLIER&dueDiligence=UNKNOWN").body("items.id", contains(supplier));
    list("&q=atlas").body("items.id", contains(maps));
    list("&retired=true").body("items", empty());
  }

  @Test
  void partsAreListedByTheirWhole() {
    // Given
    var dataset = register("DATASET", "Letters", "");
    String version =
        writingAs("carla", "contributor")
            .body(
                "{\"kind\": \"DATASET_VERSION\", \"label\": \"1\", \"parent\": \""
                    + dataset
                    + "\"}")
            .post(COMPONENTS)
            .then()
            .statusCode(201)
            .extract()
            .path("id");

    // When
    var answer = as("vera", "viewer").get(COMPONENTS + "?parent=" + dataset).then();

    // Then
    answer.statusCode(200).body("items.id", contains(version)).body("items.label", contains("1"));
  }

  @ParameterizedTest
  @CsvSource({"name", "updated"})
  void pagesTogetherShowEverythingOnceInOrder(String sort) {
    // Given
    var expected = new ArrayList<String>();
    for (var i = 0; i < 5; i++) {
      expected.add(register("TOOL", "Tool " + i, ""));
    }

    // When
    var seen = new ArrayList<String>();
    @Nullable String cursor = null;
    do {
      var page = list("&sort=" + sort + "&limit=2" + (cursor == null ? "" : "&cursor=" + cursor));
      List<String> ids = page.body("total", equalTo(5)).extract().path("items.id");
      seen.addAll(ids);
      cursor = page.extract().path("nextCursor");
    } while (cursor != null);

    // Then
    assertThat(seen).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "kind=THING,kind",
    "personalData=MAYBE,personalData",
    "generalPurpose=MAYBE,generalPurpose",
    "retired=perhaps,retired",
    "silentlyChanged=perhaps,silentlyChanged",
    "sort=size,sort",
    "parent=abc,parent",
    "cursor=abc,cursor"
  })
  void aWrongParameterIsRefusedByName(String query, String field) {
    // When
    var answer =
        as("vera", "viewer").urlEncodingEnabled(false).get(COMPONENTS + "?" + query).then();

    // Then
    answer
        .statusCode(400)
        .contentType("application/problem+json")
        .body("errors.field", contains(field));
  }
}
