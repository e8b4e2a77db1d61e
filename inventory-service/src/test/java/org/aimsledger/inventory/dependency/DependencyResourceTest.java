package org.aimsledger.inventory.dependency;

import static org.aimsledger.testkit.backing.Calls.as;
import static org.aimsledger.testkit.backing.Calls.writingAs;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.aimsledger.testkit.backing.DatabaseAccess;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// A use case served by a system, whose version uses a version of a model, which was trained on a
/// version of a dataset that a supplier supplies. Over HTTP, from the first event to the answer.
@QuarkusTest
class DependencyResourceTest {
  private static final String API = "/api/inventory/v1/";

  private String useCase = "";
  private String system = "";
  private String systemVersion = "";
  private String model = "";
  private String modelVersion = "";
  private String dataset = "";
  private String datasetVersion = "";
  private String otherVersion = "";
  private String supplier = "";

  @BeforeEach
  void build() {
    useCase = component("USE_CASE", "Answer letters", null);
    system =
        writingAs("carla", "contributor")
            .body("{\"name\": \"Letter bot\"}")
            .post(API + "ai-systems")
            .then()
            .statusCode(201)
            .extract()
            .path("id");
    systemVersion = component("SYSTEM_VERSION", "3", system);
    model = component("MODEL", "Reader", null);
    modelVersion = component("MODEL_VERSION", "7", model);
    dataset = component("DATASET", "Letters", null);
    datasetVersion = component("DATASET_VERSION", "1", dataset);
    otherVersion = component("DATASET_VERSION", "2", dataset);
    supplier = component("SUPPLIER", "Example", null);
    link("USE_CASE", useCase, "SERVED_BY", "AI_SYSTEM", system);
    link("SYSTEM_VERSION", systemVersion, "USES", "MODEL_VERSION", modelVersion);
    link("MODEL_VERSION", modelVersion, "TRAINED_ON", "DATASET_VERSION", datasetVersion);
    link("DATASET", dataset, "SUPPLIED_BY", "SUPPLIER", supplier);
  }

  private static String component(String kind, String name, @Nullable String parent) {
    var body =
        parent == null
            ? "{\"kind\": \"%s\", \"fields\": {\"nameEn\": {\"values\": [\"%s\"]}}}"
            : "{\"kind\": \"%s\", \"label\": \"%s\", \"parent\": \"" + parent + "\"}";
    return writingAs("carla", "contributor")
        .body(body.formatted(kind, name))
        .post(API + "components")
        .then()
        .statusCode(201)
        .extract()
        .path("id");
  }

  @CanIgnoreReturnValue
  private static String link(
      String fromKind, String from, String relation, String toKind, String to) {
    return writingAs("carla", "contributor")
        .body(
            """
            {"from": {"kind": "%s", "id": "%s"}, "relation": "%s", "to": {"kind": "%s", "id": "%s"}}
            """
                .formatted(fromKind, from, relation, toKind, to))
        .post(API + "component-links")
        .then()
        .statusCode(201)
        .extract()
        .path("id");
  }

  private static ValidatableResponse ask(String question) {
    return as("vera", "viewer").get(API + question).then();
  }

  @Test
  void aChangeOfADatasetVersionConcernsEverythingUpToTheUseCase() {
    // When
    var answer = ask("dependents?of=DATASET_VERSION:" + datasetVersion);

    // Then
    answer
        .statusCode(200)
        .body("of.label", equalTo("1"))
        .body(
            "items.node.id",
            containsInAnyOrder(dataset, modelVersion, model, systemVersion, system, useCase))
        .body("items.find { it.node.id == '%s' }.distance".formatted(useCase), equalTo(4))
        .body("items.find { it.node.id == '%s' }.via".formatted(useCase), equalTo(system))
        .body("items.find { it.node.id == '%s' }.how".formatted(useCase), equalTo("SERVED_BY"))
        .body(
            "items.find { it.node.id == '%s' }.node.name".formatted(system), equalTo("Letter bot"))
        .body("byKind.AI_SYSTEM", equalTo(1))
        .body("total", equalTo(6))
        .body("complete", equalTo(true));
  }

  @Test
  void anotherVersionOfTheDatasetIsNotConcerned() {
    // When
    var ofOneVersion = ask("dependents?of=DATASET_VERSION:" + otherVersion);
    var ofTheSupplier = ask("dependents?of=SUPPLIER:" + supplier);

    // Then
    ofOneVersion.body("items.node.id", contains(dataset));
    ofTheSupplier
        .body("items.node.id", hasItem(otherVersion))
        .body("items.node.id", hasItem(useCase))
        .body("total", equalTo(8));
  }

  @Test
  void whatAUseCaseStandsOnReachesDownToTheSupplier() {
    // When
    var answer = ask("dependencies?of=USE_CASE:" + useCase);

    // Then
    answer
        .statusCode(200)
        .body(
            "items.node.id",
            containsInAnyOrder(
                system, systemVersion, modelVersion, model, datasetVersion, dataset, supplier))
        .body("items[0].node.id", equalTo(system))
        .body("items[6].node.id", equalTo(supplier))
        .body("items[6].distance", equalTo(6));
  }

  @Test
  void kindsNarrowTheAnswer() {
    // When
    var systems = ask("dependents?of=dataset-version:" + datasetVersion + "&kind=AI_SYSTEM");
    var retired = ask("dependents?of=DATASET_VERSION:" + datasetVersion + "&retired=true");

    // Then
    systems.body("items.node.id", contains(system)).body("total", equalTo(1));
    retired.body("items", empty()).body("total", equalTo(0));
  }

  @Test
  void aLinkIsShownFromBothEndsUntilItIsTakenBack() {
    // Given
    String link = ask("component-links?from=" + modelVersion).extract().path("items[0].id");

    // When
    var fromTheOtherEnd = ask("component-links?to=" + datasetVersion);
    writingAs("carla", "contributor")
        .body("{\"reason\": \"it was another version\"}")
        .post(API + "component-links/" + link + "/removal")
        .then()
        .statusCode(200);

    // Then
    fromTheOtherEnd
        .statusCode(200)
        .body("items.id", contains(link))
        .body("items[0].relation", equalTo("TRAINED_ON"))
        .body("items[0].from.label", equalTo("7"))
        .body("items[0].to.label", equalTo("1"))
        .body("total", equalTo(1));
    ask("component-links?to=" + datasetVersion).body("items", empty());
    ask("component-links?from=" + modelVersion + "&active=false")
        .body("items.id", contains(link))
        .body("items[0].active", equalTo(false));
    ask("component-links?from=" + modelVersion + "&active=any").body("items.id", contains(link));
    ask("dependents?of=DATASET_VERSION:" + datasetVersion)
        .body("items.node.id", not(hasItem(modelVersion)));
  }

  @Test
  void aNewNameOfASystemAndARetirementAreSeen() {
    // Given
    writingAs("carla", "contributor")
        .body("{\"reason\": \"x\", \"name\": \"Mail bot\"}")
        .patch(API + "ai-systems/" + system)
        .then()
        .statusCode(200);
    writingAs("otto", "system-owner")
        .body("{\"reason\": \"replaced\"}")
        .post(API + "components/" + systemVersion + "/retirement")
        .then()
        .statusCode(200);

    // When
    var answer = ask("dependents?of=MODEL_VERSION:" + modelVersion);

    // Then
    answer
        .body("items.find { it.node.id == '%s' }.node.name".formatted(system), equalTo("Mail bot"))
        .body(
            "items.find { it.node.id == '%s' }.node.retired".formatted(systemVersion),
            equalTo(true));
  }

  private static ValidatableResponse retire(String component) {
    return writingAs("otto", "system-owner")
        .body("{\"reason\": \"replaced\"}")
        .post(API + "components/" + component + "/retirement")
        .then();
  }

  @Test
  void whatSomethingInUseDependsOnIsNotRetired() {
    // When
    var needed = retire(dataset);

    // Then: the version of the model was trained on a version of it
    needed
        .statusCode(409)
        .body("type", endsWith("component/still-needed"))
        .body("complete", equalTo(true))
        .body("dependents.id", contains(modelVersion))
        .body("dependents[0].relation", equalTo("TRAINED_ON"))
        .body("dependents[0].href", equalTo(API + "components/" + modelVersion));
    retire(modelVersion).statusCode(409).body("dependents.id", contains(systemVersion));
    retire(systemVersion).statusCode(200);
    retire(modelVersion).statusCode(200);
    retire(dataset).statusCode(200);
  }

  @Test
  void aLinkThatIsTakenBackKeepsNothing() {
    // Given
    var link = link("MODEL", model, "SUPPLIED_BY", "SUPPLIER", supplier);
    retire(supplier).statusCode(409).body("dependents.id", containsInAnyOrder(model, dataset));

    // When
    writingAs("carla", "contributor")
        .body("{\"reason\": \"made here\"}")
        .post(API + "component-links/" + link + "/removal")
        .then()
        .statusCode(200);

    // Then
    retire(supplier).statusCode(409).body("dependents.id", contains(dataset));
  }

  @Test
  void aCustomerIsConcernedByWhatChangesInTheSystemThatItUses() {
    // Given
    var customer = component("CUSTOMER", "City of Example", null);
    link("CUSTOMER", customer, "USES", "AI_SYSTEM", system);
    var findings = API + "components/" + customer;
    writingAs("carla", "contributor")
        .body("{\"topic\": \"oversight\", \"party\": \"CUSTOMER\"}")
        .post(findings + "/responsibilities")
        .then()
        .statusCode(200)
        .body("responsibilities.party", contains("CUSTOMER"));
    writingAs("carla", "contributor")
        .body("{\"reference\": \"C-7\", \"until\": \"2027\"}")
        .post(findings + "/contracts")
        .then()
        .statusCode(200)
        .body("contracts.reference", contains("C-7"));

    // When
    var concerned = ask("dependents?of=DATASET:" + dataset + "&kind=CUSTOMER");

    // Then
    concerned.statusCode(200).body("items.node.id", contains(customer));
    ask("ai-systems/" + system + "/gates/G8")
        .body(
            "facts.find { it.id == 'dependants-moved' }.dependents.id",
            containsInAnyOrder(useCase, customer));
    ask("components?kind=CUSTOMER&q=City").body("items.id", hasItem(customer));
  }

  @Test
  void theGateOfRetirementNamesWhatDependsOnTheSystemUntilSomebodySaysWhyItMayStay() {
    // Given
    var gate = "ai-systems/" + system + "/gates/G8";
    var acceptance =
        API + "ai-systems/" + system + "/gates/dependents/USE_CASE/" + useCase + "/acceptance";
    var fact = "facts.find { it.id == 'dependants-moved' }";
    ask(gate)
        .body(fact + ".standing", equalTo("MISSING"))
        .body(fact + ".dependents.id", contains(useCase))
        .body(fact + ".dependents[0].mayStay", nullValue());

    // When
    var accepted =
        writingAs("anna", "approver").body("{\"reason\": \"served by hand\"}").put(acceptance);

    // Then
    accepted.then().statusCode(200);
    ask(gate)
        .body(fact + ".standing", equalTo("MET"))
        .body(fact + ".dependents[0].mayStay", equalTo("served by hand"));
    writingAs("carla", "contributor")
        .body("{\"reason\": \"x\"}")
        .put(acceptance)
        .then()
        .statusCode(403);
    writingAs("anna", "approver")
        .body("{\"reason\": \"x\"}")
        .put(acceptance.replace(useCase, dataset))
        .then()
        .statusCode(404);
  }

  @ParameterizedTest
  @ValueSource(strings = {"component-register", "dependency-node", "dependency-link"})
  void aViewThatIsBuiltAgainGivesTheSameAnswers(String view) throws InterruptedException {
    // Given
    var questions =
        List.of(
            "dependents?of=SUPPLIER:" + supplier,
            "component-links?from=" + modelVersion,
            "components?parent=" + dataset);
    var before = questions.stream().map(DependencyResourceTest::answer).toList();
    var database = DatabaseAccess.ofService();
    var rebuilt = "select count(*) from view_registry where name = ? and rebuilt_at is not null";

    // When
    as("root", "admin").post("/internal/views/" + view + "/rebuild").then().statusCode(202);
    var deadline = System.nanoTime() + Duration.ofMinutes(2).toNanos();
    while (database.number(rebuilt, view) == 0 && System.nanoTime() < deadline) {
      Thread.sleep(50);
    }

    // Then
    assertThat(database.number(rebuilt, view)).isEqualTo(1);
    assertThat(questions.stream().map(DependencyResourceTest::answer).toList()).isEqualTo(before);
  }

  private static String answer(String question) {
    return ask(question).statusCode(200).extract().asString();
  }

  @Test
  void whatIsNotThereIsUnknown() {
    // When
    var unknown = ask("dependents?of=DATASET:" + UUID.randomUUID());
    var otherKind = ask("dependents?of=MODEL:" + dataset);

    // Then
    unknown.statusCode(404);
    otherKind.statusCode(404);
  }

  @ParameterizedTest
  @CsvSource({
    "dependents,of",
    "dependents?of=DATASET,of",
    "dependents?of=DATASET:7,of",
    "dependents?of=THING:01980000-0000-7000-8000-0000000000d1,of",
    "component-links?active=perhaps,active",
    "component-links?from=7,from",
    "component-links?relation=LIKES,relation",
    "component-links?cursor=abc,cursor"
  })
  void aWrongParameterIsRefusedByName(String question, String field) {
    // When
    var answer = ask(question);

    // Then
    answer
        .statusCode(400)
        .contentType("application/problem+json")
        .body("errors.field", contains(field));
  }
}
